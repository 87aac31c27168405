import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseExpression } from "../../src/core/cel/parseExpression.ts";
import { checkExpression } from "../../src/core/cel/types/checkExpression.ts";
import { outcomeOf } from "./evaluateText.ts";
import { LIBRARY_EXPRESSIONS } from "./libraryExpressions.ts";

for (const [library, examples] of Object.entries(LIBRARY_EXPRESSIONS))
  describe(library, () => {
    for (const [expression, yields] of examples)
      test(`${expression} → ${yields ?? "a failure"}`, () => {
        assert.equal(
          yields === undefined ? outcomeOf(expression) : outcomeOf(`(${expression}) == (${yields})`),
          yields === undefined ? "fails" : "true",
        );
        const parsed = parseExpression(expression);
        assert.deepEqual(
          parsed.kind === "parsed" ? checkExpression(parsed.expression, new Map()).problems : parsed,
          [],
        );
      });
  });
