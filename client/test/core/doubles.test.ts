import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { isDouble, type Remark } from "../../src/core/doubles.ts";

function remark(family: string | undefined, source: string, line: number, from = 0, to = 5): Remark {
  return { family, source, start: { line, character: from }, end: { line, character: to } };
}

suite("doubles of other extensions", () => {
  test("a syntax error that another parser reports on the same line", () => {
    assert.ok(isDouble(remark("syntax", "drydock", 3, 2, 4), [remark(undefined, "YAML", 3, 8, 9)]));
    assert.ok(!isDouble(remark("syntax", "drydock", 3), [remark(undefined, "YAML", 4)]));
  });

  test("a schema finding that begins within another schema finding", () => {
    const theirs = [remark(undefined, "yaml-schema: Kubernetes", 3, 4, 10)];
    assert.ok(isDouble(remark("schema", "drydock", 3, 4, 10), theirs));
    assert.ok(isDouble(remark("schema", "drydock", 3, 6, 20), theirs));
    assert.ok(!isDouble(remark("schema", "drydock", 3, 0, 20), theirs));
    assert.ok(!isDouble(remark("syntax", "drydock", 3, 4, 10), theirs));
  });

  test("what only Drydock knows is never a double", () => {
    const theirs = [remark(undefined, "yaml-schema: Kubernetes", 3), remark(undefined, "YAML", 3)];
    for (const family of ["server", "cel", "reference", undefined]) {
      assert.ok(!isDouble(remark(family, "drydock", 3), theirs));
    }
  });

  test("spelling checkers and the like say something else", () => {
    assert.ok(!isDouble(remark("schema", "drydock", 3), [remark(undefined, "spelling", 3)]));
  });
});
