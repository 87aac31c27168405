import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "./evaluateText.ts";

const many = Array.from({ length: 3000 }, (_, index) => index);

/** Each would run for minutes, or fill the memory, if nobody counted. */
const hostile: readonly (readonly [what: string, expression: string, self: unknown])[] = [
  ["loops in loops", "self.all(a, self.all(b, self.all(c, a + b + c >= 0)))", many],
  [
    "a text that doubles",
    "self.map(i, 'x').map(t, t + t + t + t).join(',').split('').map(c, c + c).join('')",
    many,
  ],
  ["a list that doubles", "self.exists(i, (self + self + self + self + self).exists(x, x < 0))", many],
  ["a deep comparison", "self.all(a, self.all(b, [self, self, self] == [self, self, self]))", many],
  [
    "a replacement that grows",
    "self.map(i, 'aaaa').join('').replace('a', 'bbbbbbbbbbbbbbbb').replace('b', 'cccccccccccccccc').replace('c', 'dddddddddddddddddd').replace('d','eeeeeeeeeeeeeeeeeeeeeee').size() > 0",
    many,
  ],
  ["all pairs of a list", "self.all(a, self.distinct().size() > 0 && sets.equivalent(self, self))", many],
];

for (const [what, expression, self] of hostile) {
  test(`${what} ends when the budget is used up`, () => {
    assert.equal(outcomeOf(expression, self), "too costly");
  });
}

test("a pattern made to backtrack is matched in linear time", () => {
  assert.equal(outcomeOf("self.matches('^(a+)+$')", `${"a".repeat(10_000)}b`), "false");
});

test("a text nested deeper than any rule is not read", () => {
  assert.equal(outcomeOf("(".repeat(100_000)), "unread");
  assert.equal(outcomeOf(`${"[".repeat(5000)}1${"]".repeat(5000)}`), "unread");
});
