import { toGvk } from "../manifest/apiVersion.ts";
import { Cursor } from "../manifest/cursor.ts";
import { Manifest, type GroupVersionKind } from "../manifest/manifest.ts";
import type { YamlDocument } from "../yaml/node.ts";

/**
 * The Kubernetes objects of a document: itself, or the items of a `List`. Anything without `apiVersion` and `kind` is
 * none (Helm values, compose files, patches).
 * @param root the cursor at the whole document, where somebody has walked it already
 */
export function findManifests(
  document: YamlDocument,
  root: Cursor = Cursor.root(document.root),
): readonly Manifest[] {
  return manifestsAt(root, document);
}

function manifestsAt(root: Cursor, document: YamlDocument): readonly Manifest[] {
  const gvk = gvkOf(root);
  if (gvk === undefined) return [];
  const items = root.at("items");
  if (gvk.kind.endsWith("List") && items.isSequence)
    return items.items().flatMap((item) => manifestsAt(item, document));
  return [new Manifest(gvk, root, document)];
}

/** `apiVersion` and `kind` of an object, when both are texts. */
function gvkOf(root: Cursor): GroupVersionKind | undefined {
  const apiVersion = root.at("apiVersion").string;
  const kind = root.at("kind").string;
  // `builtin` is how Kustomize calls its own plugins; their configurations are never applied.
  if (apiVersion === undefined || apiVersion === "" || apiVersion === "builtin") return undefined;
  // What is called `group/kind` belongs to a tool that numbers its own files so, as ksonnet did.
  if (kind === undefined || kind === "" || kind.includes("/")) return undefined;
  return toGvk(apiVersion, kind);
}
