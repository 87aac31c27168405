import { builtInMembers, builtInObjects } from "../../helm/builtInObjects.ts";
import { actionWords, functionNames } from "../../helm/functionNames.ts";
import type { Scope } from "../../helm/scope.ts";
import type { Template } from "../../helm/template.ts";
import { placeInTemplate, type TemplatePlace } from "../../helm/templatePlace.ts";
import { childKeys, type ValuePath } from "../../helm/valuePath.ts";
import { defaultText } from "../../helm/valueText.ts";
import { verbatim } from "../../text/message.ts";
import type { Range } from "../../text/range.ts";
import type { CompletionItem, CompletionKind } from "../completion/item.ts";
import type { ChartContext } from "./chartContext.ts";
import { wordsOfFunctions } from "./words/wordsOfFunctions.ts";

interface Proposal {
  readonly name: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  /** What is likelier comes first. */
  readonly rank: number;
}

/**
 * What may be written inside of an action: keys of the values, what the other built-in objects have, variables, functions, and the
 * names of named templates. Nothing outside of actions: `undefined`.
 * @param offset in the whole template, as all ranges in the answer
 */
export function completeTemplate(
  template: Template,
  offset: number,
  context: ChartContext,
): readonly CompletionItem[] | undefined {
  const place = placeInTemplate(template, offset);
  if (place === undefined) return undefined;
  const { range, proposals } = proposalsAt(place, context);
  return proposals.map((proposal) => toItem(proposal, range));
}

function proposalsAt(
  place: TemplatePlace,
  context: ChartContext,
): { readonly range: Range; readonly proposals: readonly Proposal[] } {
  switch (place.kind) {
    case "name":
      return { range: place.name, proposals: belowHolder(place, context) };
    case "variable":
      return { range: place.range, proposals: variablesOf(place.scope) };
    case "text":
      return { range: place.range, proposals: namedTemplates(place.word, context) };
    case "word":
      return {
        range: place.range,
        proposals: [
          ...(place.isFirst ? actionWords.map((name) => ({ name, kind: "value" as const, rank: 1 })) : []),
          ...variablesOf(place.scope),
          ...functionNames.map(functionProposal),
        ],
      };
  }
}

function functionProposal(name: string): Proposal {
  const words = wordsOfFunctions.get(name);
  const detail = words === undefined ? {} : { detail: `${name} ${words.takes}`.trim() };
  return { name, kind: "function", rank: 2, ...detail };
}

function belowHolder(
  { holder, chain, index }: Extract<TemplatePlace, { kind: "name" }>,
  context: ChartContext,
): readonly Proposal[] {
  switch (holder.kind) {
    case "root":
    case "argument":
      return Object.keys(builtInObjects).map((name) => ({ name, kind: "namespace", rank: 0 }));
    case "values":
      return keysOfValues(holder.path, context);
    case "dict":
      return [...holder.entries.keys()].map((name) => ({ name, kind: "field", rank: 0 }));
    case "list":
    case "foreign":
      return [];
    case "unknown": {
      const [first = "", ...others] = chain.names.slice(0, index).map(({ text }) => text);
      const members =
        others.length === 0 ? builtInObjects[first] : builtInMembers[[first, ...others].join(".")];
      return (members ?? []).map((name) => ({ name, kind: "field", rank: 0 }));
    }
  }
}

/** Only names that may stand behind a dot; others are read by `index`. */
function keysOfValues(path: ValuePath, { values }: ChartContext): readonly Proposal[] {
  if (values === undefined) return [];
  return childKeys(values.root, path)
    .filter(({ key }) => /^[\p{L}_]\w*$/u.test(key.value))
    .map((entry, index) => ({
      name: entry.key.value,
      kind: entry.value.kind === "scalar" ? "value" : "field",
      detail: firstLine(defaultText(values, entry)),
      rank: index,
    }));
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? "";
}

function variablesOf({ variables }: Scope): readonly Proposal[] {
  return [...variables.keys()].map((name) => ({ name, kind: "variable", rank: 0 }));
}

function namedTemplates(word: string | undefined, { templateNames }: ChartContext): readonly Proposal[] {
  if (word !== "include" && word !== "template") return [];
  return [...new Set(templateNames)].map((name) => ({ name, kind: "reference", rank: 0 }));
}

function toItem({ name, kind, detail, rank }: Proposal, { start, end }: Range): CompletionItem {
  return {
    label: name,
    kind,
    range: { start, end },
    filterText: name,
    sortText: `${String(rank).padStart(4, "0")} ${name}`,
    snippet: name.replaceAll("$", String.raw`\$`),
    plain: name,
    ...(detail === undefined ? {} : { detail: verbatim(detail) }),
  };
}
