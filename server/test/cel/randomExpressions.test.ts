import assert from "node:assert/strict";
import { test } from "node:test";
import { cursorInExpression } from "../../src/core/cel/names/cursorInExpression.ts";
import { namesAt } from "../../src/core/cel/names/namesAt.ts";
import { parseExpression } from "../../src/core/cel/parseExpression.ts";
import { DYN } from "../../src/core/cel/types/celType.ts";
import { checkExpression } from "../../src/core/cel/types/checkExpression.ts";
import { randomNumbers } from "../support/randomNumbers.ts";
import { outcomeOf } from "./evaluateText.ts";
import { LIBRARY_EXPRESSIONS } from "./libraryExpressions.ts";
import { mutated, type Random, randomExpression } from "./randomExpressions.ts";

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

function numbers(seed: number): Random {
  const next = randomNumbers(seed);
  return (limit) => Math.floor(next() * limit);
}

for (const seed of [1, 2, 3])
  test(`whatever is written is answered, the same way each time (seed ${String(seed)})`, () => {
    const random = numbers(seed);
    let evaluated = 0;
    for (let round = 0; round < 1500; round++) {
      const whole = random(3) === 0 ? (known[random(known.length)] ?? "") : randomExpression(random, 3);
      for (const text of [whole, mutated(whole, random)]) {
        const said = everythingAbout(text);
        assert.equal(everythingAbout(text), said, text);
        if (!said.startsWith("{")) evaluated += 1;
        const cursor = cursorInExpression(text.slice(0, random(text.length + 1)), scope);
        if (cursor !== undefined) namesAt(cursor);
      }
    }
    assert.ok(evaluated > 1000, `${String(evaluated)} were evaluated`);
  });
