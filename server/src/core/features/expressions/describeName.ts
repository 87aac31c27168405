import { joined, type Message } from "../../text/message.ts";
import { findDocumentation, type Describe } from "../documentation.ts";
import { code, textBlock } from "../markdown.ts";
import type { NameInExpression } from "./expressionAt.ts";
import { documentationOfName, readableSignature } from "./nameDocumentation.ts";

/** Signatures shown of one name: conversions have more than anyone reads. */
const MAX_SIGNATURES = 6;

/** Markdown: the type or the signatures of the name at the cursor, and what it does. Nothing for names that nobody knows. */
export function describeName(
  { word, names }: NameInExpression,
  text: string,
  describe: Describe,
): Message | undefined {
  const written = text.slice(word.start, word.end);
  const found = names.find(({ name, kind }) => name === written && kind !== "literal");
  if (found === undefined) return undefined;
  const { kind, signatures } = found;
  const title =
    kind === "function" || kind === "macro"
      ? signatures
          .slice(0, MAX_SIGNATURES)
          .map((signature) => code(readableSignature(signature)))
          .join("  \n")
      : `**${textBlock(written)}** ${code(signatures[0] ?? kind)}`;
  const key = documentationOfName(found);
  const documentation = key.said ?? textBlock(findDocumentation(key, describe) ?? "");
  return joined(documentation === "" ? [title] : [title, documentation], "\n\n");
}
