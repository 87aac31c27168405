import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding } from "../../src/core/finding.ts";
import { movedFindings } from "../../src/core/references/movedFindings.ts";
import { say } from "../../src/core/text/message.ts";

const before = "first: a\nsecond: b\nthird: c\n";

function at(text: string): Finding {
  const range = { start: before.indexOf(text), end: before.indexOf(text) + text.length };
  const fixes = [{ title: say`Repair`, edits: [{ range, newText: "x" }] }];
  return { code: "test", family: "reference", severity: "hint", message: say`Test.`, range, path: "", fixes };
}

function textsAfter(after: string): readonly string[] {
  return movedFindings([at("first"), at("second"), at("third")], before, after).flatMap(
    ({ range, fixes }) => {
      assert.deepEqual(fixes?.[0]?.edits[0]?.range, range);
      return after.slice(range.start, range.end);
    },
  );
}

test("findings move with the text around an edit", () => {
  assert.deepEqual(textsAfter("first: a\nsecond: banana\nthird: c\n"), ["first", "second", "third"]);
  assert.deepEqual(textsAfter("# new\nfirst: a\nsecond: b\nthird: c\n"), ["first", "second", "third"]);
  assert.deepEqual(textsAfter("first: a\nthird: c\n"), ["first", "third"]);
});

test("what was said of the edited characters is gone", () => {
  assert.deepEqual(textsAfter("first: a\nseco: b\nthird: c\n"), ["first", "third"]);
  assert.deepEqual(textsAfter("other"), []);
});
