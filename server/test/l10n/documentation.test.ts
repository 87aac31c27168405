import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { readDocumentationFolder } from "../../../scripts/catalogue/ownDocumentation.ts";

const catalog = path.join(import.meta.dirname, "../../../catalog");

/** Every field of every type that a folder documents. */
function fieldsIn(folder: string): ReadonlyMap<string, readonly string[]> {
  const groups = readDocumentationFolder(path.join(catalog, folder));
  return new Map(groups.map(({ group, types }) => [group, types.flatMap((type) => [...type.texts.keys()])]));
}

test("what drydock.yaml may say is documented in Chinese, field by field", () => {
  const english = fieldsIn("documentation").get("drydock");
  assert.ok(english !== undefined && english.length > 1);
  assert.deepEqual(fieldsIn("documentation.zh-cn").get("drydock"), english);
});
