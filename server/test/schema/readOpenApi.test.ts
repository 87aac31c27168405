import assert from "node:assert/strict";
import { test } from "node:test";
import { readOpenApi } from "../../src/core/schema/readOpenApi.ts";

const reference = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const wrapped = (name: string, facts: object = {}): object => ({ ...facts, allOf: [reference(name)] });

const pod = "io.k8s.api.core.v1.Pod";
const definitions = readOpenApi([
  {
    components: {
      schemas: {
        [pod]: {
          type: "object",
          description: "A pod.",
          required: ["spec"],
          properties: {
            spec: wrapped("io.k8s.api.core.v1.PodSpec", { default: {}, description: "What it runs." }),
            raw: reference("io.k8s.apimachinery.pkg.runtime.RawExtension"),
            lost: reference("io.k8s.Nowhere"),
          },
          "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind: "Pod" }],
        },
        "io.k8s.api.core.v1.PodSpec": {
          type: "object",
          properties: {
            restartPolicy: { type: "string", enum: ["Always", "Never"], default: "" },
            protocol: { type: "string", default: "TCP" },
            port: wrapped("io.k8s.apimachinery.pkg.util.intstr.IntOrString"),
            memory: reference("io.k8s.apimachinery.pkg.api.resource.Quantity"),
            self: wrapped(pod),
            names: {
              type: "array",
              items: { type: "string", default: "" },
              "x-kubernetes-list-type": "map",
              "x-kubernetes-list-map-keys": ["a", "b"],
              "x-kubernetes-patch-merge-key": "a",
            },
          },
        },
        "io.k8s.apimachinery.pkg.api.resource.Quantity": { oneOf: [{ type: "string" }, { type: "number" }] },
        "io.k8s.apimachinery.pkg.runtime.RawExtension": { type: "object" },
        "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {
          format: "int-or-string",
          oneOf: [{ type: "integer" }, { type: "string" }],
        },
        "org.example.v1.Thing": { type: "object", properties: { size: { type: "integer", default: 0 } } },
      },
    },
  },
  "no document",
]);

test("references keep what the field says beside them", () => {
  const spec = definitions.definition(pod)?.properties.get("spec");
  assert.equal(spec?.definition, "io.k8s.api.core.v1.PodSpec");
  assert.equal(spec.description, "What it runs.");
  assert.ok(!("default" in spec), "an empty default says nothing");
});

test("types may contain themselves", () => {
  const again = definitions.definition(pod)?.properties.get("spec")?.properties.get("self");
  assert.equal(again?.definition, pod);
  assert.ok(again.properties.get("spec")?.properties.has("self"));
});

test("Go's zero values are no defaults, but those of custom resources are", () => {
  const spec = definitions.definition("io.k8s.api.core.v1.PodSpec");
  assert.equal(spec?.properties.get("protocol")?.default, "TCP");
  const policy = spec.properties.get("restartPolicy");
  assert.ok(policy && !("default" in policy));
  assert.equal(definitions.definition("org.example.v1.Thing")?.properties.get("size")?.default, 0);
});

test("quantities and int-or-string are types of their own", () => {
  const fields = definitions.definition("io.k8s.api.core.v1.PodSpec")?.properties;
  assert.deepEqual(
    [fields?.get("memory")?.type, fields?.get("memory")?.format],
    ["int-or-string", "quantity"],
  );
  assert.equal(fields?.get("port")?.type, "int-or-string");
  assert.equal(fields.get("port")?.format, undefined);
});

test("list keys, merge keys and enums are read", () => {
  const fields = definitions.definition("io.k8s.api.core.v1.PodSpec")?.properties;
  const names = fields?.get("names");
  assert.deepEqual([names?.listType, names?.listMapKeys, names?.mergeKey], ["map", ["a", "b"], "a"]);
  assert.deepEqual(fields?.get("restartPolicy")?.enum, ["Always", "Never"]);
});

test("what holds any value is open", () => {
  const fields = definitions.definition(pod)?.properties;
  assert.equal(fields?.get("raw")?.preserveUnknownFields, true);
  assert.equal(fields.get("lost")?.type, "any");
});

test("definitions know the kinds they stand for and where they come from", () => {
  assert.deepEqual(definitions.kindsOf(pod), [{ group: "", version: "v1", kind: "Pod" }]);
  assert.equal(definitions.definition(pod)?.origin, "built-in");
  assert.equal(definitions.definition("org.example.v1.Thing")?.origin, "custom");
  assert.equal(definitions.definition("org.example.v1.Other"), undefined);
});
