import type { KindInfo } from "../../schema/schema.ts";
import { say, verbatim } from "../../text/message.ts";
import type { TextEdit } from "../../text/range.ts";
import { toApiVersion } from "../../manifest/apiVersion.ts";
import type { CompletionContext } from "./context.ts";
import { kindFrequency } from "./frequentKinds.ts";
import { childEntry, scalarText, type OutlineNode } from "../outline/outline.ts";
import type { Proposal } from "./proposal.ts";
import { lineAt } from "../outline/scan.ts";
import { escapeSnippet } from "./snippet.ts";
import { writeScalar } from "../../yaml/writeScalar.ts";

/** Keys of an object of any kind; in a document that holds others only, nobody asked for a manifest. */
const rootKeys = new Set(["apiVersion", "kind", "metadata", "spec", "data"]);

/** Values of `apiVersion` that serve the kind beside it; of all kinds when there is none. */
export function apiVersionProposals(context: CompletionContext): readonly Proposal[] {
  const kind = siblingOf(context, "kind");
  const all = context.schemas.kinds();
  const fitting = all.filter((info) => info.gvk.kind === kind);
  const versions = new Map<string, KindInfo[]>();
  for (const info of fitting.length > 0 ? fitting : all) {
    const name = toApiVersion(info.gvk);
    const infos = versions.get(name);
    if (infos === undefined) versions.set(name, [info]);
    else infos.push(info);
  }
  return [...versions].map(([name, infos]) => ({
    label: name,
    kind: "type",
    rank: infos.map(rankOf).sort()[0] ?? "",
    snippet: escapeSnippet(writeScalar(name, quoteOf(context))),
    detail:
      infos.length === 1 && infos[0] !== undefined ? verbatim(infos[0].gvk.kind) : say`${infos.length} kinds`,
    ...(infos.every((info) => info.deprecated === true) ? { deprecated: true } : {}),
  }));
}

/** Kinds, those of the `apiVersion` beside first; choosing another kind brings its `apiVersion` along. */
export function kindProposals(context: CompletionContext): readonly Proposal[] {
  const apiVersion = siblingOf(context, "apiVersion");
  return context.schemas.kinds().map((info) => {
    const served = toApiVersion(info.gvk);
    const edits = served === apiVersion ? [] : apiVersionEdits(context, served);
    return {
      label: info.gvk.kind,
      kind: "type",
      rank: served === apiVersion ? "0" : rankOf(info),
      snippet: escapeSnippet(writeScalar(info.gvk.kind, quoteOf(context))),
      detail: verbatim(served),
      ...(edits.length === 0 ? {} : { edits }),
      ...(info.deprecated === true ? { deprecated: true } : {}),
    };
  });
}

/** `apiVersion` and `kind` as keys of an object whose type is not known yet. */
export function typeKeyProposals(context: CompletionContext): readonly Proposal[] {
  const { place, layout } = context;
  if (!isMeantAsObject(place.present)) return [];
  return ["apiVersion", "kind"]
    .filter((name) => !place.present.has(name))
    .map((name) => {
      const key = escapeSnippet(writeScalar(name, quoteOf(context)));
      const value = layout.json ? ': "$1"' : ": $1";
      const snippet = place.colonFollows ? key : `${key}${value}`;
      return {
        label: name,
        kind: "field",
        detail: say`${"string"} (required)`,
        rank: "0",
        snippet,
        asksAgain: true,
      };
    });
}

/** Some kinds have fields of their own at the root, which say nothing as long as the kind is not known. */
function isMeantAsObject(present: ReadonlySet<string>): boolean {
  if (present.has("metadata") && (present.has("kind") || present.has("apiVersion"))) return true;
  return [...present].every((name) => rootKeys.has(name));
}

/** Frequent kinds first; then v1 before v1beta1 before v1alpha1, as the API server prefers them. */
function rankOf({ gvk }: KindInfo): string {
  const frequency = kindFrequency(gvk);
  if (frequency !== undefined) return `1${String(frequency).padStart(3, "0")}`;
  if (gvk.version.includes("alpha")) return "4";
  return gvk.version.includes("beta") ? "3" : "2";
}

function siblingOf({ place, text }: CompletionContext, name: string): string | undefined {
  return place.owner.parent === undefined
    ? undefined
    : scalarText(childEntry(place.owner.parent, name), text);
}

function quoteOf({ layout, place }: CompletionContext): "" | '"' | "'" {
  return layout.json ? '"' : place.quote;
}

/** Writes the `apiVersion` over the one that is there, or on a line of its own above the kind. */
function apiVersionEdits(context: CompletionContext, apiVersion: string): readonly TextEdit[] {
  const { place, text, layout } = context;
  const parent = place.owner.parent;
  const present = parent === undefined ? undefined : childEntry(parent, "apiVersion");
  if (present !== undefined) return replaceValue(context, present, apiVersion);
  if (place.layout === "flow" || parent === undefined) return [];
  const start = place.owner.head.start;
  const indentation = start - lineAt(text, start).start;
  const newText = `apiVersion: ${apiVersion}${layout.lineBreak}${" ".repeat(indentation)}`;
  return [{ range: { start, end: start }, newText }];
}

function replaceValue(
  context: CompletionContext,
  entry: OutlineNode,
  apiVersion: string,
): readonly TextEdit[] {
  if (entry.colon === undefined || (entry.content !== "scalar" && entry.content !== "none")) return [];
  const written = writeScalar(apiVersion, context.layout.json ? '"' : "");
  if (entry.content === "scalar") return [{ range: entry.value, newText: written }];
  const at = entry.colon + 1;
  return [{ range: { start: at, end: at }, newText: ` ${written}` }];
}
