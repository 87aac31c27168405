import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorInExpression } from "../../src/core/cel/names/cursorInExpression.ts";
import { namesAt } from "../../src/core/cel/names/namesAt.ts";
import { parseExpression } from "../../src/core/cel/parseExpression.ts";
import { DYN } from "../../src/core/cel/types/celType.ts";
import { checkExpression } from "../../src/core/cel/types/checkExpression.ts";
import { outcomeOf } from "../cel/evaluateText.ts";
import { LIBRARY_EXPRESSIONS } from "../cel/libraryExpressions.ts";
import { fuzz, oneOf } from "./fuzz.ts";
import { mutated, randomExpression } from "./randomExpressions.ts";

const scope = new Map([["self", DYN]]);
const self = { a: [1, 2, 3], b: { c: "text" }, x: null };
const known = Object.values(LIBRARY_EXPRESSIONS).flatMap((examples) =>
  examples.map(([expression]) => expression),
);

/** All that is done with an expression, as one text. Whatever is thrown breaks the test. */
function everythingAbout(text: string): string {
  const parsed = parseExpression(text);
  if (parsed.kind !== "parsed") return JSON.stringify(parsed);
  const { problems } = checkExpression(parsed.expression, scope);
  for (const { range } of problems) assert.ok(range.start >= 0 && range.end <= text.length, text);
  return `${outcomeOf(text, self, 20_000)} ${JSON.stringify(problems)}`;
}

fuzz("whatever an expression says is answered, the same way each time", 4500, (random) => {
  const whole = random(3) === 0 ? oneOf(known, random) : randomExpression(random, 3);
  for (const text of [whole, mutated(whole, random)]) {
    assert.equal(everythingAbout(text), everythingAbout(text), text);
    const cursor = cursorInExpression(text.slice(0, random(text.length + 1)), scope);
    if (cursor !== undefined) namesAt(cursor);
  }
});

test("most of the expressions that are tried are evaluated", () => {
  const evaluated = known.filter((text) => !everythingAbout(text).startsWith("{"));
  assert.ok(evaluated.length > known.length * 0.9, `${String(evaluated.length)} of ${String(known.length)}`);
});
