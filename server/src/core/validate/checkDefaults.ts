import type { Cursor } from "../manifest/cursor.ts";
import { crdVersionsOf } from "../manifest/customResourceDefinition.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { isObject } from "../schema/jsonValue.ts";
import { readNode } from "../schema/readNode.ts";
import { toValue } from "../yaml/toValue.ts";
import { checkValue } from "./checkStructure.ts";
import type { StructureReport } from "./structureReport.ts";

/**
 * Compares the defaults in the schemas of a CRD with those schemas, as the API server does when the CRD is created. It
 * does not look at the values of maps, and not at keys of lists.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function checkDefaults(manifest: Manifest, report: StructureReport): void {
  for (const version of crdVersionsOf(manifest)) {
    for (const schema of withDefault(version.at("schema", "openAPIV3Schema")))
      checkDefault(schema, manifest, report);
  }
}

/** The schemas that have a default, from the outside to the inside. */
function withDefault(schema: Cursor): readonly Cursor[] {
  const fields = schema.given("properties")?.keys() ?? [];
  // The metadata of an object is no business of its schema.
  const below = [...fields.filter(({ name }) => name !== "metadata"), schema.given("items")];
  const own = schema.given("default")?.present === true ? [schema] : [];
  return [...own, ...below.flatMap((part) => (part?.isMapping === true ? withDefault(part) : []))];
}

function checkDefault(schema: Cursor, { document }: Manifest, report: StructureReport): void {
  const source = schema.node === undefined ? undefined : toValue(schema.node);
  if (!isObject(source)) return;
  const stated = schema.at("default");
  const type = readNode(source, { origin: "custom", resolve: () => undefined, objectMeta: undefined });
  checkValue(stated, type, document.text, (code, at, message, options) => {
    if (code === "duplicate-list-entry") return;
    // Of a default with unknown fields the server refuses the whole.
    report(code, at, message, code === "unknown-field" ? { ...options, path: stated.path } : options);
  });
}
