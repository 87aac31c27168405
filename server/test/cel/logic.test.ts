import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "./evaluateText.ts";

/** `self.x` fails, as there is no such key; `nobody` is known to a cluster only. */
const cases: readonly (readonly [expression: string, outcome: string])[] = [
  ["self.x && false", "false"],
  ["false && self.x", "false"],
  ["self.x || true", "true"],
  ["self.x || false", "fails"],
  ["nobody && false", "false"],
  ["nobody && true", "unknown"],
  ["nobody || true", "true"],
  ["nobody || self.x", "unknown"],
  ["self.x || nobody", "unknown"],
  ["!nobody", "unknown"],
  ["nobody ? 1 : 2", "unknown"],
  ["[1, 2].exists(i, i == 2 || self.x)", "true"],
  ["[1, 2].all(i, i == 2 && self.x)", "false"],
  ["[1, 2].all(i, i > 0 && nobody)", "unknown"],
  ["[1, 2].all(i, i == 1 ? nobody : self.x)", "unknown"],
  ["[1, 2].exists_one(i, i == 1)", "true"],
  ["has(self.x)", "false"],
  ["has(self.a)", "true"],
  ["has(self.x.y)", "fails"],
  ["self.?x.orValue(3)", "int 3"],
  ["self.?x.?y.hasValue()", "false"],
  ["self.a[?5].orValue('none')", "string none"],
];

for (const [expression, outcome] of cases) {
  test(expression, () => {
    assert.equal(outcomeOf(expression, { a: [1] }), outcome);
  });
}
