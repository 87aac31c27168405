import assert from "node:assert/strict";
import { test } from "node:test";
import { builtInWords } from "../../src/core/features/templates/words/builtInWords.ts";
import { wordsOfFunctions } from "../../src/core/features/templates/words/wordsOfFunctions.ts";
import { builtInMembers, builtInObjects } from "../../src/core/helm/builtInObjects.ts";
import { actionWords, functionNames } from "../../src/core/helm/functionNames.ts";

test("what is explained in templates is what is proposed there", () => {
  const names = new Set([...functionNames, ...actionWords]);
  assert.deepEqual(
    [...wordsOfFunctions.keys()].filter((name) => !names.has(name)),
    [],
  );
  const objects = new Set([
    ...Object.entries(builtInObjects).flatMap(([name, below]) => [
      name,
      ...below.map((each) => `${name}.${each}`),
    ]),
    ...Object.entries(builtInMembers).flatMap(([name, below]) => below.map((each) => `${name}.${each}`)),
  ]);
  assert.deepEqual(
    [...builtInWords.keys()].filter((name) => !objects.has(name)),
    [],
  );
});
