import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { valuesFindings } from "../../src/core/references/valuesFindings.ts";
import { readJsonSchema } from "../../src/core/schema/readJsonSchema.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

/** What is said of values, as `path: message`. */
function saidOf(values: string, schema: unknown): readonly string[] {
  const read = readJsonSchema(schema);
  assert.ok(read);
  const file = openFile("file:///web/values.yaml", "yaml", 0, values);
  const byPart = valuesFindings(file, parseDocument(values), { own: read, inside: [] }, undefined, {
    severities: new Map(),
  });
  return [...byPart.values()].flat().map(({ path, message }) => {
    const [, said = ""] = inWords(message).split("does not allow this: ");
    return `${path}: ${said}`;
  });
}

function ofValue(schema: unknown): unknown {
  return { properties: { a: schema } };
}

suite("values of a chart and their schema", () => {
  test("agree where the schema says so", () => {
    const schema = {
      $schema: "http://json-schema.org/draft-07/schema#",
      type: "object",
      required: ["password"],
      additionalProperties: false,
      properties: {
        replicas: { type: "integer", minimum: 1 },
        image: { type: "object", properties: { tag: { type: ["string", "null"] } }, required: ["registry"] },
        hosts: { type: "array", items: { $ref: "#/definitions/host" } },
        password: { type: "string" },
      },
      definitions: { host: { type: "object", additionalProperties: false, properties: { name: {} } } },
    };
    assert.deepEqual(saidOf("replicas: 2\nimage: {tag: null, more: 1}\nhosts: [{name: 1}]\n", schema), []);
    assert.deepEqual(saidOf("replica: 2\nhosts: [{nmae: a}]\n", schema), [
      "replica: There is no field `replica` in this object. Did you mean `replicas`?",
      "hosts[0].nmae: There is no field `nmae` in `hosts[0]`. Did you mean `name`?",
    ]);
    assert.deepEqual(saidOf("replicas: 0\nimage: {tag: 1.2}\n", schema), [
      "replicas: `replicas` must be at least 1, this is 0.",
      "image.tag: `tag` must be a text, not the number `1.2`.",
    ]);
  });

  test("are compared with what the draft that is written means", () => {
    for (const [schema, value, isAllowed] of [
      [{ exclusiveMinimum: 1, type: "integer" }, "1", false],
      [{ exclusiveMinimum: true, minimum: 1, type: "integer" }, "1", false],
      [{ exclusiveMinimum: 1, type: "integer" }, "2", true],
      [{ const: "a", type: "string" }, "b", false],
      [{ enum: ["a", "b"], type: "string" }, "b", true],
      [{ enum: ["a", "b"] }, "c", false],
      [{ enum: ["a", "b"] }, "1", false],
      [{ enum: ["a", "b"] }, "b", true],
      [{ enum: ["a", null] }, "null", true],
      [{ enum: ["a", null] }, "c", false],
      [{ enum: ["a", 1] }, "c", true], // of several types: left to Helm
      [{ enum: [true] }, "false", false],
      [{ enum: [1, 2.5] }, "3", false],
      [{ const: "a" }, "b", false],
      [{ enum: [[1], [2]] }, "[2]", true],
      [{ type: "string", pattern: "^a+$" }, "b", false],
      [{ type: "object", additionalProperties: { type: "integer" } }, "{b: x}", false],
      [{ type: "object", minProperties: 1 }, "{}", false],
      [{ type: "object", minProperties: 1, maxProperties: 1 }, "{b: x}", true],
      [{ type: "object", maxProperties: 1 }, "{b: x, c: x}", false],
      [{ $ref: "#/properties/a~1b" }, "x", true],
    ] as const)
      assert.equal(saidOf(`a: ${value}\n`, ofValue(schema)).length === 0, isAllowed, JSON.stringify(schema));
    assert.equal(
      saidOf("a: 1\n", { properties: { a: { $ref: "#/$defs/x~1y" } }, $defs: { "x/y": { type: "string" } } })
        .length,
      1,
    );
  });

  test("are not judged by what the schema says in other ways", () => {
    for (const schema of [
      true,
      { type: ["string", "integer"] },
      { anyOf: [{ type: "integer" }, { type: "boolean" }] },
      { if: { type: "string" }, then: false },
      { type: "string", pattern: "(?=a)b" },
      { $ref: "https://example.com/other.json" },
      { patternProperties: { "^x": {} }, additionalProperties: false, type: "object" },
    ])
      assert.deepEqual(
        saidOf(isMapping(schema) ? "a: {y: 1}\n" : "a: text\n", ofValue(schema)),
        [],
        JSON.stringify(schema),
      );
    assert.deepEqual(saidOf("a: [", ofValue({ type: "string" })), []);
    assert.equal(readJsonSchema([]), undefined);
  });

  test("may contain themselves", () => {
    const tree = {
      definitions: {
        node: {
          type: "object",
          properties: { next: { $ref: "#/definitions/node" }, size: { type: "integer" } },
          additionalProperties: { $ref: "#/definitions/node" },
        },
      },
      properties: { a: { $ref: "#/definitions/node" } },
    };
    assert.deepEqual(saidOf("a: {next: {next: {size: 1}}}\n", tree), []);
    assert.equal(saidOf("a: {next: {next: {size: x}}}\n", tree).length, 1);
    assert.deepEqual(saidOf("a: 1\n", ofValue({ $ref: "#/properties/a" })), []);
  });
});

function isMapping(schema: unknown): boolean {
  return typeof schema === "object" && schema !== null && "patternProperties" in schema;
}
