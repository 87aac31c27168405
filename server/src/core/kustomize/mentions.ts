import type { Cursor } from "../manifest/cursor.ts";
import { scaledKinds } from "../manifest/scaledKinds.ts";
import type { Range } from "../text/range.ts";
import { readTarget, type PatchTarget } from "./patchTarget.ts";

/** The name of an object that stands in a kustomization, not where the object is defined. */
export interface Mention {
  /** Which objects may be meant; the name may be a regular expression. */
  readonly target: PatchTarget & { readonly name: string };
  /** Of the name, in the kustomization. */
  readonly range: Range;
}

const scaled = scaledKinds.join("|");

/**
 * The names of objects in the targets of patches, in replacements, in numbers of replicas, and of generators that change what another one
 * makes. What stands in the patches themselves is a matter of the graph.
 */
export function mentionsIn(root: Cursor): readonly Mention[] {
  const items = (...fields: readonly string[]): readonly Cursor[] =>
    fields.flatMap((field) => root.at(field).items());
  const selectors = [
    ...items("patches", "patchesJson6902").map((patch) => patch.at("target")),
    ...items("vars").map((variable) => variable.at("objref")),
  ];
  return [
    ...selectors.flatMap(mentionBy),
    ...mentionsInReplacements(items("replacements")),
    ...items("replicas").flatMap(mentionOfScaled),
    ...changing(items("configMapGenerator"), "ConfigMap"),
    ...changing(items("secretGenerator"), "Secret"),
  ];
}

/** The names in the sources and targets of replacements. */
export function mentionsInReplacements(replacements: readonly Cursor[]): readonly Mention[] {
  const targets = replacements.flatMap((replacement) => replacement.at("targets").items());
  return [
    ...replacements.map((replacement) => replacement.at("source")),
    ...targets.flatMap((target) => [target.at("select"), ...target.at("reject").items()]),
  ].flatMap(mentionBy);
}

/** The name in a selector of objects. */
export function mentionBy(selector: Cursor): readonly Mention[] {
  return mentionAt(selector.at("name"), readTarget(selector));
}

/** The name of what gets another number of replicas. */
export function mentionOfScaled(replica: Cursor): readonly Mention[] {
  return mentionAt(replica.at("name"), { kind: scaled, isNarrowed: false });
}

function mentionAt(at: Cursor, target: PatchTarget | undefined): readonly Mention[] {
  const name = at.string;
  if (name === undefined || name === "" || target === undefined) return [];
  const { start, end } = at.range;
  return [{ target: { ...target, name }, range: { start, end } }];
}

function changing(generators: readonly Cursor[], kind: string): readonly Mention[] {
  return generators
    .filter((generator) => !isNew(generator))
    .flatMap((generator) => mentionAt(generator.at("name"), { kind, isNarrowed: false }));
}

/** Whether a generator makes an object, and changes none that is there. */
export function isNew(generator: Cursor): boolean {
  return !["merge", "replace"].includes(generator.at("behavior").string ?? "");
}
