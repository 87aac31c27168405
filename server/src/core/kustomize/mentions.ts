import { toGvk } from "../manifest/apiVersion.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { scalarOffsets } from "../yaml/scalarOffsets.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { readTarget, type PatchTarget } from "./patchTarget.ts";

/** The name of an object that stands in a kustomization, not where the object is defined. */
export interface Mention {
  /** Which objects may be meant; the name may be a regular expression. */
  readonly target: PatchTarget & { readonly name: string };
  /** Of the name, in the kustomization. */
  readonly range: Range;
}

/** Kinds whose number of replicas a kustomization sets. */
const scaled = "Deployment|ReplicaSet|ReplicationController|StatefulSet";

/**
 * The names of objects in the targets of patches, in patches that stand in the kustomization, in replacements, in numbers of replicas, and of
 * generators that change what another one makes.
 * @param inline the patches that are written as texts
 */
export function mentionsIn(
  root: Cursor,
  { text }: YamlDocument,
  inline: readonly { readonly at: Cursor }[],
): readonly Mention[] {
  const items = (...fields: readonly string[]): readonly Cursor[] =>
    fields.flatMap((field) => root.at(field).items());
  const replacements = items("replacements");
  const targets = replacements.flatMap((replacement) => replacement.at("targets").items());
  const selectors = [
    ...items("patches", "patchesJson6902").map((patch) => patch.at("target")),
    ...replacements.map((replacement) => replacement.at("source")),
    ...targets.flatMap((target) => [target.at("select"), ...target.at("reject").items()]),
    ...items("vars").map((variable) => variable.at("objref")),
  ];
  return [
    ...selectors.flatMap((at) => mentionAt(at.at("name"), readTarget(at))),
    ...items("replicas").flatMap((at) => mentionAt(at.at("name"), { kind: scaled, isNarrowed: false })),
    ...changing(items("configMapGenerator"), "ConfigMap"),
    ...changing(items("secretGenerator"), "Secret"),
    ...inline.flatMap(({ at }) => inPatch(at, text)),
  ];
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

/** The names in a patch that is a part of an object. */
function inPatch(at: Cursor, text: string): readonly Mention[] {
  const { scalar } = at;
  if (typeof scalar?.value !== "string") return [];
  const patch = scalar.value;
  const toDocument = scalarOffsets(scalar, text);
  if (toDocument === undefined) return [];
  return splitDocuments(patch).flatMap(({ start, end }) => {
    const root = Cursor.root(parseDocument(patch.slice(start, end)).root);
    const [apiVersion, kind] = [root.at("apiVersion").string, root.at("kind").string];
    if (apiVersion === undefined || kind === undefined) return [];
    const { group } = toGvk(apiVersion, kind);
    const named = mentionAt(root.at("metadata", "name"), { group, kind, isNarrowed: false });
    return named.map(({ target, range }) => ({
      target,
      range: toDocument({ start: start + range.start, end: start + range.end }),
    }));
  });
}
