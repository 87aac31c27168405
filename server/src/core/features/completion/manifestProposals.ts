import type { KindInfo } from "../../schema/schema.ts";
import { verbatim } from "../../text/message.ts";
import { toApiVersion } from "../../manifest/apiVersion.ts";
import type { CompletionContext } from "./context.ts";
import { kindFrequency } from "./frequentKinds.ts";
import { manifestSkeleton } from "./manifestSkeleton.ts";
import type { Proposal } from "./proposal.ts";
import { writerAt } from "./skeletonWriter.ts";

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
  const { place } = context;
  const found = context.schemas.lookup(info.gvk);
  if (found.status !== "found") return [];
  const proposal: Proposal = {
    label: info.gvk.kind,
    kind: "manifest",
    detail: verbatim(toApiVersion(info.gvk)),
    rank: `0${String(rank(info, context.place.typed.toLowerCase())).padStart(3, "0")}`,
    snippet: manifestSkeleton(
      info,
      found.schema,
      writerAt(context),
      place.owner.kind === "document" ? 0 : place.column + place.lead.length,
    ),
  };
  return [proposal];
}

function isSubsequence(typed: string, text: string): boolean {
  let position = -1;
  return Array.from(typed).every((letter) => {
    position = text.indexOf(letter, position + 1);
    return position !== -1;
  });
}
