import { configurationGroup } from "../manifest/configurationGroup.ts";
import { Cursor } from "../manifest/cursor.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** The same types for the text of a `drydock.yaml`, which is one by its name: `apiVersion` and `kind` may still have to be written. */
export function configurationSchemas(schemas: SchemaSet, text: string): SchemaSet {
  const root = Cursor.root(parseDocument(text).root);
  if (root.at("apiVersion").string !== undefined && root.at("kind").string !== undefined) return schemas;
  const found = schemas.lookup({ group: configurationGroup, version: "v1", kind: "Configuration" });
  return found.status === "found" ? { ...schemas, untyped: found.schema } : schemas;
}
