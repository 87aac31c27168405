import assert from "node:assert/strict";
import test from "node:test";
import { createAnswersFirst } from "../../src/lsp/answersFirst.ts";

/** A clock that stands still unless somebody waits. */
function clock(): { now: () => number; delay: (milliseconds: number) => Promise<void> } {
  let time = 0;
  return {
    now: () => time,
    delay(milliseconds) {
      time += milliseconds;
      return Promise.resolve();
    },
  };
}

test("what nobody has asked for is told at once when there was no question", async () => {
  const runtime = clock();
  await createAnswersFirst(runtime).rest();
  assert.equal(runtime.now(), 0);
});

test("who has asked before is waited for behind an edit, once", async () => {
  const runtime = clock();
  const answers = createAnswersFirst(runtime);
  answers.edited();
  await answers.rest();
  assert.equal(runtime.now(), 0, "nobody has ever asked");
  await answers.answering(Promise.resolve());
  await runtime.delay(100);
  answers.edited();
  await answers.rest();
  assert.equal(runtime.now(), 112);
  answers.edited();
  await answers.rest();
  assert.equal(runtime.now(), 112, "no question came behind the last edit");
});

test("it waits while an answer is made, and once more behind the answer", async () => {
  const runtime = clock();
  const answers = createAnswersFirst(runtime);
  let finish: ((answer: string) => void) | undefined;
  const noted = answers.answering(new Promise<string>((resolve) => (finish = resolve)));
  await answers.rest();
  assert.equal(runtime.now(), 10);
  finish?.("a list");
  assert.equal(await noted, "a list");
  await answers.rest();
  assert.equal(runtime.now(), 20);
  await answers.rest();
  assert.equal(runtime.now(), 20, "the last answer was taken in");
});

test("an answer that fails holds nothing up for ever", async () => {
  const runtime = clock();
  const answers = createAnswersFirst(runtime);
  await assert.rejects(answers.answering(Promise.reject(new Error("no such file"))), /no such file/u);
  await runtime.delay(10);
  await answers.rest();
  assert.equal(runtime.now(), 10);
});
