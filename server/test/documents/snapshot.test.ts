import assert from "node:assert/strict";
import test from "node:test";
import { openFile, textOf } from "../../src/core/documents/sourceFile.ts";
import { noPolicies } from "../../src/core/policy/policySet.ts";
import { apply, type Snapshot } from "../../src/core/snapshot.ts";
import { schemas } from "../features/schemas.ts";

const empty: Snapshot = {
  files: new Map(),
  schemas,
  settings: { severities: new Map() },
  policies: noPolicies,
  forms: new Map(),
  charts: new Set(),
  builds: [],
};
const uri = "file:///a.yaml";
const start = { line: 0, character: 0 };

test("a change makes a new snapshot and leaves the one before as it was", () => {
  const opened = apply(empty, { kind: "open", file: openFile(uri, "yaml", 1, "a: 1\n") });
  const replacements = [{ start, end: start, newText: "# first\n" }];
  const edited = apply(opened, { kind: "edit", uri, version: 2, replacements });
  const closed = apply(edited, { kind: "close", uri });
  assert.equal(empty.files.size, 0);
  assert.equal(opened.files.get(uri)?.version, 1);
  assert.deepEqual([...edited.files.values()].map(textOf), ["# first\na: 1\n"]);
  assert.equal(closed.files.size, 0);
});

test("an edit of a file that is not open changes nothing", () => {
  assert.equal(apply(empty, { kind: "edit", uri, version: 2, replacements: [] }), empty);
});
