import assert from "node:assert/strict";
import { test } from "node:test";
import { parseVersionedType, splitField } from "../../src/core/schema/catalogueLine.ts";
import { readBlock, readSection } from "../../src/core/schema/catalogueSection.ts";
import { writeFields, writeHead } from "../../../scripts/catalogue/writeType.ts";

test("a line names a type and its facts", () => {
  const { type, since, until, deprecated } = parseVersionedType(
    '[{string maxLength=63}] map=name,type merge=name default=["a b",{"c":"]"}] since=1.32 until=1.34',
  );
  assert.deepEqual(type, {
    kind: "list",
    items: {
      kind: "map",
      values: { kind: "plain", type: "string", facts: { maxLength: 63 } },
      facts: {},
    },
    facts: { listType: "map", listMapKeys: ["name", "type"], mergeKey: "name", default: ["a b", { c: "]" }] },
  });
  assert.deepEqual([since, until, deprecated], [32, 34, false]);
});

test("enums are words or JSON", () => {
  assert.deepEqual(parseVersionedType("string enum=Always|Never").type.facts, { enum: ["Always", "Never"] });
  assert.deepEqual(parseVersionedType('string enum=["",1,"a b"]').type.facts, { enum: ["", 1, "a b"] });
});

test("field names may be anything", () => {
  assert.deepEqual(splitField("replicas! int32"), { name: "replicas", required: true, type: "int32" });
  assert.deepEqual(splitField('"a \\"b\\" c"! string'), { name: 'a "b" c', required: true, type: "string" });
  assert.deepEqual(splitField('"a b" string'), { name: "a b", required: false, type: "string" });
});

test("what is no line of the catalogue is refused", () => {
  assert.throws(() => parseVersionedType("text"), /no such type/);
  assert.throws(() => parseVersionedType("string shiny"), /no such fact/);
  assert.throws(() => parseVersionedType("string] enum=a"), /nothing may follow/);
});

const section = readSection(
  [
    "kind example.org/v1 Thing things namespaced object",
    '  first! string pattern="^a[^ ]*$"',
    "  nested object maxProperties=3",
    "    deep [object nullable] map=name",
    "      name! string",
    "      size int32 minimum=1",
    "    other @Other-1",
    "  old string until=1.33",
    "  new string since=1.34",
    'type Other-1 object preserveUnknownFields oneOf=[{"required":["a"]},{"required":["b"]}]',
    "  a string",
    "  b string",
    "",
  ].join("\n"),
  "custom",
);

test("indented lines are the fields of the innermost object", () => {
  const thing = readBlock(section, "kind example.org/v1 Thing", 36, (name) =>
    readBlock(section, `type ${name}`, 36, () => undefined),
  );
  assert.ok(thing);
  assert.deepEqual([...thing.properties.keys()], ["first", "nested", "new"]);
  assert.deepEqual(thing.required, ["first"]);
  const deep = thing.properties.get("nested")?.properties.get("deep");
  assert.equal(deep?.type, "array");
  assert.deepEqual(deep.listMapKeys, ["name"]);
  assert.equal(deep.items?.nullable, true);
  assert.deepEqual(deep.items.required, ["name"]);
  assert.equal(deep.items.properties.get("size")?.minimum, 1);
  const other = thing.properties.get("nested")?.properties.get("other");
  assert.equal(other?.preserveUnknownFields, true);
  assert.deepEqual(
    other.oneOf?.map((branch) => branch.required),
    [["a"], ["b"]],
  );
});

test("a field is there in the versions its line names", () => {
  const thing = readBlock(section, "kind example.org/v1 Thing", 30, () => undefined);
  assert.deepEqual([...(thing?.properties.keys() ?? [])], ["first", "nested", "old"]);
});

test("what was read is written as it was", () => {
  const lines = [
    "  a! string enum=x|y",
    "  b [object] set",
    "    c {int64 minimum=0}",
    '  d int-or-string default="50%"',
  ];
  const text = ["type T object minProperties=1", ...lines, ""].join("\n");
  const type = readBlock(readSection(text, "custom"), "type T", 36, () => undefined);
  assert.ok(type);
  assert.equal(writeHead(type), "object minProperties=1");
  assert.deepEqual(
    writeFields(type, () => undefined, "  "),
    lines,
  );
});
