import assert from "node:assert/strict";
import { test } from "node:test";
import { objectMetaOf } from "../../src/core/schema/layeredSchemas.ts";
import { readCrd } from "../../src/core/schema/readCrd.ts";
import type { Schema } from "../../src/core/schema/schema.ts";
import { builtInKinds } from "../support/schemas.ts";

function crd(schema: object, version: object = {}): unknown {
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    spec: {
      group: "example.org",
      scope: "Cluster",
      names: { kind: "Thing", plural: "things" },
      versions: [{ name: "v1", served: true, schema: { openAPIV3Schema: schema }, ...version }],
    },
  };
}

function root(schema: object): Schema {
  const [kind] = readCrd(crd(schema), objectMetaOf(builtInKinds()));
  assert.ok(kind);
  return kind.schema;
}

test("a kind is read for every served version", () => {
  const [kind, ...others] = readCrd(crd({ type: "object" }, { deprecated: true }));
  assert.deepEqual(others, []);
  assert.deepEqual(kind?.info, {
    gvk: { group: "example.org", version: "v1", kind: "Thing" },
    namespaced: false,
    plural: "things",
    deprecated: true,
  });
  assert.deepEqual(readCrd(crd({ type: "object" }, { served: false })), []);
});

test("what is no CRD defines no kind", () => {
  for (const value of [
    undefined,
    null,
    "text",
    [],
    {},
    { apiVersion: "v1", kind: "Pod" },
    { ...(crd({}) as object), spec: {} },
  ])
    assert.deepEqual(readCrd(value), []);
});

test("every object has apiVersion, kind and metadata", () => {
  const schema = root({ type: "object", properties: { spec: { type: "object" } } });
  assert.deepEqual([...schema.properties.keys()].sort(), ["apiVersion", "kind", "metadata", "spec"]);
  assert.equal(schema.properties.get("metadata")?.origin, "built-in");
  assert.ok(schema.properties.get("metadata")?.properties.has("labels"));
});

test("restrictions of metadata.name are constraints on the object", () => {
  const schema = root({
    type: "object",
    properties: { metadata: { properties: { name: { maxLength: 5 } } } },
  });
  assert.equal(schema.allOf?.[0]?.properties?.get("metadata")?.properties?.get("name")?.maxLength, 5);
  assert.equal(schema.properties.get("metadata")?.origin, "built-in");
});

test("embedded resources are objects of their own", () => {
  const embedded = {
    type: "object",
    "x-kubernetes-embedded-resource": true,
    "x-kubernetes-preserve-unknown-fields": true,
  };
  const schema = root({ type: "object", properties: { raw: embedded } }).properties.get("raw");
  assert.equal(schema?.embeddedResource, true);
  assert.equal(schema.preserveUnknownFields, true);
  assert.deepEqual(schema.required, ["apiVersion", "kind"]);
  assert.ok(schema.properties.get("metadata")?.properties.has("annotations"));
});

test("int-or-string says nothing twice", () => {
  const value = {
    "x-kubernetes-int-or-string": true,
    anyOf: [{ type: "integer" }, { type: "string" }],
    pattern: "^\\d+$",
    maxLength: 3,
  };
  const schema = root({ type: "object", properties: { size: value } }).properties.get("size");
  assert.equal(schema?.type, "int-or-string");
  assert.equal(schema.anyOf, undefined);
  assert.equal(schema.pattern?.source, "^\\d+$");
  const wrapped = { "x-kubernetes-int-or-string": true, allOf: [{ anyOf: value.anyOf }, { pattern: "a" }] };
  const branches = root({ type: "object", properties: { size: wrapped } }).properties.get("size")?.allOf;
  assert.deepEqual(
    branches?.map((branch) => branch.pattern?.source),
    ["a"],
  );
});

test("value validations, junctors, defaults and CEL rules are kept", () => {
  const schema = root({
    type: "object",
    properties: {
      spec: {
        type: "object",
        nullable: true,
        default: {},
        required: ["mode"],
        oneOf: [{ required: ["a"] }, { not: { required: ["a"] }, properties: { mode: { enum: ["x"] } } }],
        "x-kubernetes-validations": [
          { rule: "self.a > 0", message: "a counts", fieldPath: ".a", optionalOldSelf: true },
        ],
        properties: {
          mode: { type: "string" },
          zero: { type: "integer", format: "int32", default: 0, exclusiveMinimum: true },
        },
      },
    },
  }).properties.get("spec");
  assert.equal(schema?.nullable, true);
  assert.deepEqual(schema.default, {});
  assert.deepEqual(schema.required, ["mode"]);
  assert.deepEqual(schema.oneOf?.[1]?.not?.required, ["a"]);
  assert.deepEqual(schema.oneOf[1].properties?.get("mode")?.enum, ["x"]);
  assert.deepEqual(schema.validations, [
    { rule: "self.a > 0", message: "a counts", fieldPath: ".a", optionalOldSelf: true },
  ]);
  const zero = schema.properties.get("zero");
  assert.deepEqual([zero?.default, zero?.format, zero?.exclusiveMinimum], [0, "int32", true]);
});

test("an object without declared fields accepts none, one with any values accepts all", () => {
  const schema = root({
    type: "object",
    properties: { closed: { type: "object" }, open: { type: "object", additionalProperties: true } },
  });
  assert.equal(schema.properties.get("closed")?.preserveUnknownFields, false);
  assert.equal(schema.properties.get("closed")?.additionalProperties, undefined);
  assert.equal(schema.properties.get("open")?.additionalProperties?.type, "any");
});

test("entries of a list that keeps unknown fields keep theirs, but not what their fields hold", () => {
  const item = { type: "object", properties: { inner: { type: "object" } } };
  const key = "x-kubernetes-preserve-unknown-fields";
  const schema = root({
    type: "object",
    properties: {
      flat: { type: "array", [key]: true, items: item },
      nested: { type: "array", [key]: true, items: { type: "array", items: item } },
      closed: { type: "array", items: item },
    },
  });
  const { flat, nested, closed } = Object.fromEntries(schema.properties);
  assert.equal(flat?.items?.preserveUnknownFields, true);
  assert.equal(flat.items.properties.get("inner")?.preserveUnknownFields, false);
  assert.equal(nested?.items?.items?.preserveUnknownFields, true);
  assert.equal(closed?.items?.preserveUnknownFields, false);
});
