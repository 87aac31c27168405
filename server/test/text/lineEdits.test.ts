import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { applyEdits } from "../../src/core/text/applyEdits.ts";
import { lineEdits } from "../../src/core/text/lineEdits.ts";
import { randomNumbers } from "../support/randomNumbers.ts";

suite("edits of lines", () => {
  test("keep the lines that both texts share", () => {
    const edits = lineEdits("a\nb\nc\n", "a\nx\nc\nd\n");
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ["x\n", "d\n"],
    );
  });

  test("take no more memory for long texts that differ in little, and are one where they differ in much", () => {
    const line = (index: number): string => `line ${String(index)}\n`;
    const long = Array.from({ length: 50_000 }, (_, index) => line(index));
    const edits = lineEdits(long.join(""), long.with(25_000, "x\n").join(""));
    assert.deepEqual(
      edits.map(({ newText }) => newText),
      ["x\n"],
    );
    const other = long.toReversed().join("");
    const [whole, ...rest] = lineEdits(long.join(""), other);
    assert.deepEqual([whole?.newText, rest], [other, []]);
  });

  test("make one text of the other, whatever they are", () => {
    const random = randomNumbers(7);
    const text = (): string =>
      Array.from(
        { length: Math.floor(random() * 8) },
        () => `${"abc"[Math.floor(random() * 3)] ?? ""}\n`,
      ).join("");
    for (let round = 0; round < 500; round += 1) {
      const before = text();
      const after = text();
      assert.equal(applyEdits(before, lineEdits(before, after)), after);
    }
  });
});
