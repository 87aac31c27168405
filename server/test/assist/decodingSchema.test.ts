import assert from "node:assert/strict";
import { test } from "node:test";
import { decodingSchema } from "../../src/core/assist/decodingSchema.ts";
import { builtInKinds } from "../support/schemas.ts";

const schemas = builtInKinds();

/** What the converter of llama.cpp takes a wrong way or refuses. */
const forbidden: ReadonlySet<string> = new Set([
  "allOf",
  "oneOf",
  "not",
  "$ref",
  "if",
  "patternProperties",
  "uniqueItems",
]);

test("a decoding schema of every kind of the catalogue keeps to what a decoder understands", () => {
  let kinds = 0;
  for (const { gvk } of schemas.kinds()) {
    const found = schemas.lookup(gvk);
    if (found.status !== "found") continue;
    kinds++;
    const name = `${gvk.group}/${gvk.version} ${gvk.kind}`;
    const schema = decodingSchema(found.schema, found.info);
    visit(schema, (node) => {
      for (const keyword of Object.keys(node)) assert.ok(!forbidden.has(keyword), `${name}: ${keyword}`);
      const { required, properties } = node;
      if (Array.isArray(required))
        for (const field of required)
          assert.ok(
            typeof properties === "object" && properties !== null && String(field) in properties,
            name,
          );
    });
    assert.ok(JSON.stringify(schema).length < 600_000, `${name} is too large`);
  }
  assert.ok(kinds > 300);
});

test("head, required fields and fixed names come first", () => {
  const deployment = schemas.lookup({ group: "apps", version: "v1", kind: "Deployment" });
  assert.ok(deployment.status === "found");
  const schema = decodingSchema(deployment.schema, deployment.info);
  const properties = schema["properties"] as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  assert.deepEqual(Object.keys(properties), ["apiVersion", "kind", "metadata", "spec"]);
  assert.deepEqual(properties["apiVersion"], { const: "apps/v1" });
  assert.deepEqual(schema["required"], ["apiVersion", "kind", "metadata", "spec"]);
  const spec = properties["spec"]?.["properties"];
  assert.deepEqual(
    Object.keys(spec as object)
      .slice(0, 2)
      .sort(),
    ["selector", "template"],
  );
});

/** Keywords of a schema; names of properties are none. */
function visit(node: unknown, see: (node: Readonly<Record<string, unknown>>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const item of node) visit(item, see);
    return;
  }
  see(node as Readonly<Record<string, unknown>>);
  for (const [keyword, value] of Object.entries(node)) {
    if (keyword === "enum" || keyword === "const" || keyword === "required") continue;
    if (keyword === "properties") for (const below of Object.values(value as object)) visit(below, see);
    else visit(value, see);
  }
}
