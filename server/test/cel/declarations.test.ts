import assert from "node:assert/strict";
import { test } from "node:test";
import { FUNCTIONS } from "../../src/core/cel/library/functions.ts";
import { SIGNATURES } from "../../src/core/cel/types/signatures.ts";

/** Declared so that expressions with them compile; only a cluster can answer, or nobody has asked for them yet. */
const notEvaluated =
  /^\.(?:path|group|serviceAccount|resource|subresource|namespace|name|fieldSelector|labelSelector|check|allowed|reason|errored|error|first|last|unwrapOpt)$|^lists\.range$|^optional\.unwrap$|^jsonpatch\./u;

test("every function that is evaluated is declared", () => {
  assert.deepEqual(
    [...FUNCTIONS.keys()].filter((name) => !SIGNATURES.has(name)),
    [],
  );
});

test("every function that is declared is evaluated, or known to be unknown", () => {
  assert.deepEqual(
    [...SIGNATURES.keys()].filter((name) => !FUNCTIONS.has(name) && !notEvaluated.test(name)),
    [],
  );
});
