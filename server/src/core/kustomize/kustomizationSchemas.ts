import { Cursor } from "../manifest/cursor.ts";
import { KUSTOMIZE_GROUP } from "../manifest/kustomizeGroup.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/**
 * The same types for the text of a kustomization, which is one by the name of its file: `apiVersion` and `kind` may be left out, or
 * still have to be written.
 */
export function kustomizationSchemas(schemas: SchemaSet, text: string): SchemaSet {
  const root = Cursor.root(parseDocument(text).root);
  const isStated = root.at("apiVersion").string?.startsWith(`${KUSTOMIZE_GROUP}/`) === true;
  if (isStated && root.at("kind").string !== undefined) return schemas;
  const found = schemas.lookup({ group: KUSTOMIZE_GROUP, version: "v1beta1", kind: "Kustomization" });
  return found.status === "found" ? { ...schemas, untyped: found.schema } : schemas;
}
