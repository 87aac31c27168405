import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDoubt, settledConfidence, type Doubt } from "../../src/core/doubt.ts";

const doubt: Doubt = { uri: "file:///run.go", line: 7, name: "Sync", startLine: 20, endLine: 30 };
const taken = { uri: "file:///sync.go", line: 20 };
const other = { uri: "file:///sync.go", line: 40 };

test("a step is certain where the one function that may be called is the one that was taken", () => {
  assert.equal(settledConfidence(doubt, "file:///sync.go", [taken]), 1);
  assert.equal(settledConfidence(doubt, "file:///sync.go", [taken, other]), 0.5);
});

test("a step is refuted where others may be called and not the one that was taken", () => {
  assert.equal(settledConfidence(doubt, "file:///sync.go", [other]), 0);
  assert.equal(settledConfidence(doubt, "file:///other.go", [taken]), 0);
});

test("nothing found says nothing", () => {
  assert.equal(settledConfidence(doubt, "file:///sync.go", []), undefined);
});

test("a doubt is read whole or not at all", () => {
  assert.deepEqual(parseDoubt(doubt), doubt);
  assert.equal(parseDoubt({ ...doubt, line: "7" }), undefined);
  assert.equal(parseDoubt(null), undefined);
});
