import type { KindInfo, Schema } from "../../schema/schema.ts";
import { verbatim } from "../../text/message.ts";
import { toApiVersion } from "../schemaPath.ts";
import type { CompletionContext } from "./context.ts";
import { rootFields } from "./customaryFields.ts";
import { appName } from "./customaryValues.ts";
import { kindFrequency } from "./frequentKinds.ts";
import type { Proposal } from "./proposal.ts";
import { fieldLines, flowFields } from "./skeleton.ts";
import { countPlaces, escapeSnippet } from "./snippet.ts";

/** Skeletons are written for so many kinds at a time: each needs the whole type of its kind. */
const maximumSkeletons = 40;

/** Whole manifests, one for each kind that fits what was typed. Without a word the frequent kinds only. */
export function manifestProposals(context: CompletionContext): {
  readonly proposals: readonly Proposal[];
  readonly incomplete: boolean;
} {
  const typed = context.place.typed.toLowerCase();
  const fitting = context.schemas
    .kinds()
    .filter((info) => info.deprecated !== true && isSubsequence(typed, info.gvk.kind.toLowerCase()))
    .toSorted(
      (one, other) =>
        rank(one, typed) - rank(other, typed) || one.gvk.kind.localeCompare(other.gvk.kind, "en"),
    );
  return {
    proposals: fitting.slice(0, maximumSkeletons).flatMap((info) => manifestProposal(context, info)),
    incomplete: fitting.length > maximumSkeletons,
  };
}

/** Kinds that begin with the word, then the frequent ones, then those that are no preview. */
function rank({ gvk }: KindInfo, typed: string): number {
  if (typed !== "" && gvk.kind.toLowerCase() === typed) return 0;
  return kindFrequency(gvk) ?? (/alpha|beta/.test(gvk.version) ? 999 : 998);
}

function manifestProposal(context: CompletionContext, info: KindInfo): readonly Proposal[] {
  const found = context.schemas.lookup(info.gvk);
  if (found.status !== "found") return [];
  const proposal: Proposal = {
    label: info.gvk.kind,
    kind: "manifest",
    detail: verbatim(toApiVersion(info.gvk)),
    rank: `0${String(rank(info, context.place.typed.toLowerCase())).padStart(3, "0")}`,
    snippet: manifestSkeleton(context, info, found.schema),
  };
  return [proposal];
}

/** The whole manifest as a snippet, its keys in the column of the place; the name, and the labels that have to agree with it, are one place. */
function manifestSkeleton({ layout, place }: CompletionContext, info: KindInfo, schema: Schema): string {
  const places = countPlaces();
  const writer = { layout, places };
  const names = rootFields(schema);
  const { kind } = info.gvk;
  const apiVersion = escapeSnippet(toApiVersion(info.gvk));
  const name = places.shared(appName);
  if (layout.json) {
    const head = `"apiVersion": "${apiVersion}", "kind": "${kind}", "metadata": {"name": "${name}"}`;
    return `{${[head, ...flowFields(schema, [kind], writer, 0, names)].join(", ")}}`;
  }
  const column = place.owner.kind === "document" ? 0 : place.column + place.lead.length;
  const metadata = `metadata:\n${" ".repeat(column + layout.step)}name: ${name}`;
  const lines = [`apiVersion: ${apiVersion}`, `kind: ${kind}`, metadata];
  return [...lines, ...fieldLines(schema, [kind], column, writer, 0, names)].join(`\n${" ".repeat(column)}`);
}

function isSubsequence(typed: string, text: string): boolean {
  let position = -1;
  return Array.from(typed).every((letter) => {
    position = text.indexOf(letter, position + 1);
    return position !== -1;
  });
}
