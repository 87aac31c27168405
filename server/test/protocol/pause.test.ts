import assert from "node:assert/strict";
import test from "node:test";
import { createNodeRuntime } from "../../src/lsp/nodeRuntime.ts";
import { createPacer, paced } from "../../src/lsp/pacer.ts";

/** Calls back when as many turns of the event loop, one after the other, have passed. */
function afterTurns(turns: number, then: () => void): void {
  if (turns === 0) then();
  else
    setImmediate(() => {
      afterTurns(turns - 1, then);
    });
}

test("a message that has arrived is read, handled and answered before the next slice of work", async () => {
  let isAnswered = false;
  // Bytes come between two turns, when the pause has begun.
  setImmediate(() => {
    afterTurns(3, () => (isAnswered = true));
  });
  await createNodeRuntime().pause();
  assert.ok(isAnswered);
});

test("a message that arrives is answered before two tasks have done a slice each", async () => {
  const runtime = createNodeRuntime();
  let isAnswered = false;
  const done: string[] = [];
  async function task(name: string): Promise<void> {
    await runtime.pause();
    if (done.length === 0)
      afterTurns(3, () => {
        isAnswered = true;
      });
    else assert.ok(isAnswered);
    done.push(name);
  }
  await Promise.all([task("one"), task("other")]);
  assert.deepEqual(done, ["one", "other"]);
});

test("work is dropped, without a result, once nobody waits for it", async () => {
  let done = 0;
  function* work(): Generator<undefined, string> {
    for (; done < 10; done++) yield;
    return "done";
  }
  const pacer = createPacer(createNodeRuntime());
  assert.equal(await paced(work(), pacer, () => done === 3), undefined);
  assert.equal(done, 3);
  assert.equal(await paced(work(), pacer, () => false), "done");
});
