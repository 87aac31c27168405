import type { DocumentPart } from "../documents/documentPart.ts";
import type { SourceFile } from "../documents/sourceFile.ts";
import type { GroupVersionKind } from "../manifest/manifest.ts";
import { statedObject, type StatedObject } from "../policy/statedObject.ts";
import { findManifests } from "../validate/findManifests.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/**
 * The objects of one document that policies may consist of or look at; none of a template, which may leave out what it holds, and fills in
 * the rest.
 */
export function policyObjectsIn(
  file: SourceFile,
  part: DocumentPart,
  isWanted: (gvk: GroupVersionKind) => boolean,
): readonly StatedObject[] {
  if (file.parts.some(({ text }) => text.includes("{{"))) return [];
  return findManifests(parseDocument(part.text)).flatMap((manifest) => {
    if (!isWanted(manifest.gvk)) return [];
    const range = manifest.root.at("metadata", "name").range;
    return statedObject(manifest, { file, part, range }) ?? [];
  });
}
