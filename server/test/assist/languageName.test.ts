import assert from "node:assert/strict";
import { test } from "node:test";
import { languageName } from "../../src/core/assist/languageName.ts";

test("languages have their English names, and Chinese that of its script", () => {
  const codes = ["en", "zh-cn", "zh-tw", "zh-Hans", "de", "pt-br"];
  assert.deepEqual(codes.map(languageName), [
    "English",
    "Simplified Chinese",
    "Traditional Chinese",
    "Simplified Chinese",
    "German",
    "Brazilian Portuguese",
  ]);
});

test("what is no code is left as it is", () => {
  for (const code of ["", "en_US", "?"]) assert.equal(languageName(code), code);
});
