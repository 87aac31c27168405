import type { CelName } from "../../cel/names/celName.ts";
import { verbatim } from "../../text/message.ts";
import type { CompletionItem, CompletionKind } from "../completion/item.ts";
import { countPlaces, plainText } from "../completion/snippet.ts";
import type { NameInExpression } from "./expressionAt.ts";
import { documentationOfName, readableSignature } from "./nameDocumentation.ts";

const KINDS: Readonly<Record<CelName["kind"], CompletionKind>> = {
  variable: "variable",
  field: "field",
  function: "function",
  macro: "function",
  namespace: "namespace",
  literal: "value",
};

/** What is nearest to the author comes first: variables and fields, then functions of values, then the rest. */
const RANKS: Readonly<Record<CelName["kind"], string>> = {
  variable: "0",
  field: "0",
  macro: "1",
  function: "2",
  namespace: "3",
  literal: "4",
};

/** The names as completion items. */
export function completeExpression(
  { word, names }: NameInExpression,
  text: string,
): readonly CompletionItem[] {
  const isCalled = text.charAt(word.end) === "(";
  return names.map((name): CompletionItem => {
    const { signatures, kind } = name;
    const [signature] = signatures;
    const snippet = `${name.name}${isCalled ? "" : brackets(name)}`;
    const more = signatures.length > 1 ? ` (+${String(signatures.length - 1)})` : "";
    return {
      label: name.name,
      kind: KINDS[kind],
      range: word,
      filterText: name.name,
      sortText: `${RANKS[kind]} ${name.name}`,
      snippet,
      plain: plainText(snippet),
      ...(signature === undefined ? {} : { detail: verbatim(`${readableSignature(signature)}${more}`) }),
      documentation: documentationOfName(name),
    };
  });
}

/** The brackets of a call with places for what it takes; of a namespace the dot behind it. */
function brackets({ kind, parameters }: CelName): string {
  if (kind === "namespace") return ".";
  if (parameters === undefined) return "";
  const places = countPlaces();
  return `(${parameters.map((text) => (text === "" ? places.empty() : places.text(text))).join(", ")})`;
}
