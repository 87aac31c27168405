import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { wordsOf } from "../../src/core/go/words/describe.ts";
import { hasLatinPunctuation } from "./chinese.ts";

/** Every text of a walkthrough's words by its place, such as `kinds.flags.title`. */
function textsOf(value: unknown, place: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[place.join("."), value]];
  return Object.entries(value as object).flatMap(([key, part]) => textsOf(part, [...place, key]));
}

function placesIn(text: string): readonly string[] {
  return (text.match(/\{\w+\}/gu) ?? []).toSorted();
}

describe("the Chinese words of walkthroughs", () => {
  const english = new Map(textsOf(wordsOf("en")));
  const chinese = textsOf(wordsOf("zh-cn"));

  test("have every text of the English ones, with its places", () => {
    assert.deepEqual(
      chinese.map(([place, text]) => [place, placesIn(text)]).toSorted(),
      [...english].map(([place, text]) => [place, placesIn(text)]).toSorted(),
    );
  });

  test("are written with the punctuation of Chinese", () => {
    assert.deepEqual(
      chinese.filter(([, text]) => hasLatinPunctuation(text)),
      [],
    );
  });
});
