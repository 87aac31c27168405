import type { Finding, Fix } from "../finding.ts";
import { inlinePatches, pathPlaces } from "../kustomize/kustomization.ts";
import type { PatchTarget } from "../kustomize/patchTarget.ts";
import { Cursor } from "../manifest/cursor.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import { Manifest } from "../manifest/manifest.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parseDocument.ts";
import { scalarOffsets } from "../yaml/scalarOffsets.ts";
import { splitDocuments } from "../yaml/splitDocuments.ts";
import { checkPatch } from "./checkPatch.ts";
import { structureFinding } from "./findingAt.ts";
import { findManifests } from "./findManifests.ts";

/** The kustomization in a file of its name, where `apiVersion` and `kind` may be left out. */
export function kustomizationsIn(document: YamlDocument): readonly Manifest[] {
  const stated = findManifests(document);
  const root = Cursor.root(document.root);
  if (stated.length > 0 || !root.isMapping || root.at("apiVersion").present) return stated;
  return [
    new Manifest({ group: KUSTOMIZE_GROUP, version: "v1beta1", kind: "Kustomization" }, root, document),
  ];
}

/**
 * What is wrong with a kustomization beyond its shape: files that are not there, and mistakes in the patches that it holds.
 * @param missing paths in it that lead to nothing
 */
export function checkKustomization(
  { gvk, root, document }: Manifest,
  missing: readonly string[],
  schemas: SchemaSet,
): readonly Finding[] {
  if (gvk.group !== KUSTOMIZE_GROUP) return [];
  const absent = pathPlaces(root).filter(({ path }) => missing.includes(path));
  return [
    ...absent.flatMap(
      ({ path, at }) =>
        structureFinding("missing-file", at, say`There is no \`${path}\` beside this kustomization.`) ?? [],
    ),
    ...inlinePatches(root).flatMap(({ at, target }) => checkInline(at, target, document.text, schemas)),
  ];
}

/** Findings of a patch that is written as a text, at their places in the text of the kustomization. */
function checkInline(
  at: Cursor,
  target: PatchTarget | undefined,
  text: string,
  schemas: SchemaSet,
): readonly Finding[] {
  const { scalar } = at;
  if (typeof scalar?.value !== "string") return [];
  const patch = scalar.value;
  const toDocument = scalarOffsets(scalar, text) ?? (() => ({ start: at.range.start, end: at.range.end }));
  const targets = target === undefined ? [] : [target];
  return splitDocuments(patch).flatMap((part) => {
    const place = ({ start, end }: Range): Range =>
      toDocument({ start: part.start + start, end: part.start + end });
    const findings = checkPatch(parseDocument(patch.slice(part.start, part.end)), targets, schemas);
    return findings.map((finding) => ({
      ...finding,
      range: place(finding.range),
      path: at.path,
      ...fixesInside(finding, patch.slice(part.start, part.end), place),
    }));
  });
}

/** Only repairs within a line: what changes lines would have to know the indentation around the patch. */
function fixesInside(
  { fixes = [] }: Finding,
  patch: string,
  place: (range: Range) => Range,
): { readonly fixes?: readonly Fix[] } {
  const kept = fixes.filter(({ edits }) =>
    edits.every(({ range, newText }) => !(patch.slice(range.start, range.end) + newText).includes("\n")),
  );
  return {
    fixes: kept.map((fix) => ({
      ...fix,
      edits: fix.edits.map(({ range, newText }) => ({ range: place(range), newText })),
    })),
  };
}
