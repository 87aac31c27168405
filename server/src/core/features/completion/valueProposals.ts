import { type Message, say } from "../../text/message.ts";
import { documentationAt } from "../documentation.ts";
import type { CompletionContext } from "./context.ts";
import type { CompletionKind } from "./item.ts";
import type { Proposal } from "./proposal.ts";
import { knownPodLabels } from "./podLabels.ts";
import { knownNames } from "./references.ts";
import { escapeSnippet } from "./snippet.ts";
import { wellKnownValues } from "./wellKnown.ts";
import { writeValue } from "../../yaml/writeScalar.ts";

interface Candidate {
  readonly value: unknown;
  readonly kind: CompletionKind;
  readonly detail?: Message;
}

/** Scalars that fit the place: names that the text knows, the values of an enum, booleans, a default, common values. */
export function valueProposals(context: CompletionContext): readonly Proposal[] {
  const { place, type } = context;
  const { schema } = type;
  if (schema?.type === "object" || schema?.type === "array") return [];
  const quote = context.layout.json ? '"' : place.quote;
  const documentation = documentationAt(type);
  const seen = new Set<string>();
  return candidates(context).flatMap(({ value, kind, detail }, index) => {
    const typed = schema?.type === "string" && typeof value === "number" ? String(value) : value;
    const written = writeValue(typed, quote);
    if (written === undefined || seen.has(written)) return [];
    seen.add(written);
    return {
      label: String(value),
      kind,
      snippet: escapeSnippet(written),
      rank: String(index).padStart(3, "0"),
      ...(detail === undefined ? {} : { detail }),
      documentation,
    };
  });
}

function candidates(context: CompletionContext): readonly Candidate[] {
  const { schema } = context.type;
  const names = knownNames(context).map(({ value, detail }): Candidate => ({
    value,
    detail,
    kind: "reference",
  }));
  const label = knownPodLabels(context).get(context.place.owner.name);
  const labels: readonly Candidate[] =
    label === undefined || !/(?:matchLabels|selector)\.[^[]+$/.test(context.type.path)
      ? []
      : [{ value: label, detail: say`label of a Pod`, kind: "reference" }];
  const fallback = schema?.default;
  const choices = schema?.enum ?? (schema?.type === "boolean" ? [true, false] : []);
  const fixed = choices.map((value): Candidate => ({
    value,
    kind: "enum-member",
    ...(value === fallback ? { detail: say`default` } : {}),
  }));
  const rest: readonly Candidate[] =
    choices.length > 0 || fallback === undefined
      ? []
      : [{ value: fallback, kind: "value", detail: say`default` }];
  const common = choices.length > 0 ? [] : wellKnownValues(kindAndPath(context));
  return [
    ...names,
    ...labels,
    ...fixed,
    ...rest,
    ...common.map((value): Candidate => ({ value, kind: "value" })),
  ];
}

/** `Deployment:spec.replicas`: what the tables of common keys and values are asked with. */
export function kindAndPath({ type }: CompletionContext): string {
  return `${type.object?.info.gvk.kind ?? ""}:${type.path}`;
}
