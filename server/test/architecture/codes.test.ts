import assert from "node:assert/strict";
import { test } from "node:test";
import { CLUSTER_CODES } from "../../src/core/inventory/clusterCodes.ts";
import { BUILT_CODES } from "../../src/core/references/builtCodes.ts";
import { RULES as REFERENCE_RULES } from "../../src/core/references/rules.ts";
import { RULES } from "../../src/core/rules/registry.ts";
import { STRUCTURE_CODES } from "../../src/core/validate/structureCodes.ts";

test("no two rules share a code, whatever list they stand in", () => {
  const codes = [...STRUCTURE_CODES, ...CLUSTER_CODES, ...BUILT_CODES, ...RULES, ...REFERENCE_RULES].map(
    ({ code }) => code,
  );
  assert.deepEqual(
    codes.filter((code, index) => codes.indexOf(code) !== index),
    [],
  );
});
