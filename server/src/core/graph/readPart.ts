import type { DocumentForm } from "../kustomize/documentForm.ts";
import { holdsPatches, patchParts } from "../kustomize/patchParts.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { readGraphObjects, type GraphObject } from "./graphObject.ts";

/**
 * The objects of a document, or those that its patches are parts of.
 * @param root the cursor at the whole document, where somebody has walked it already
 */
export function readPart(
  document: YamlDocument,
  form: DocumentForm,
  root: Cursor = Cursor.root(document.root),
): readonly GraphObject[] {
  return mayHoldPatches(form) && holdsPatches(document)
    ? patchParts(document, form.kind === "patch" ? form.targets : []).flatMap((part) =>
        readGraphObjects(document, part),
      )
    : readGraphObjects(document, root);
}

/** Whether what a file holds depends on more than its text. */
export function mayHoldPatches({ kind }: DocumentForm): boolean {
  return kind === "patch" || kind === "kustomization";
}

/** Where the parts of objects begin that stand in the patches of a document. */
export function patchRootsIn(document: YamlDocument): readonly Cursor[] {
  return holdsPatches(document) ? patchParts(document, []) : [];
}
