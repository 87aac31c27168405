import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { createScheduler } from "../../src/models/scheduler.ts";

const never = new AbortController().signal;

function untilAborted(signal: AbortSignal): Promise<string> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => {
      reject(new Error("displaced"));
    });
  });
}

suite("the line in front of a model server", () => {
  test("one request at a time, in turn", async () => {
    const scheduler = createScheduler();
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      order.push(`${name} begins`);
      await Promise.resolve();
      order.push(`${name} ends`);
    };
    await Promise.all([
      scheduler.run("explicit", never, work("a")),
      scheduler.run("explicit", never, work("b")),
    ]);
    assert.deepEqual(order, ["a begins", "a ends", "b begins", "b ends"]);
  });

  test("explicit work displaces what runs in the background", async () => {
    const scheduler = createScheduler();
    const background = scheduler.run("background", never, untilAborted);
    const explicit = scheduler.run("explicit", never, () => Promise.resolve("answer"));
    await assert.rejects(background, /displaced/u);
    assert.equal(await explicit, "answer");
  });

  test("background work waits for explicit work and gives way to newer", async () => {
    const scheduler = createScheduler();
    let finish = (): void => undefined;
    const explicit = scheduler.run(
      "explicit",
      never,
      () => new Promise<void>((resolve) => (finish = resolve)),
    );
    const older = scheduler.run("background", never, () => Promise.resolve("older"));
    const newer = scheduler.run("background", never, () => Promise.resolve("newer"));
    finish();
    await explicit;
    await assert.rejects(older, /place/u);
    assert.equal(await newer, "newer");
  });

  test("idle work runs when nothing else does, displaces nothing, and goes on waiting", async () => {
    const scheduler = createScheduler();
    const background = scheduler.run("background", never, untilAborted);
    const idle = scheduler.run("idle", never, () => Promise.resolve("learned"));
    const explicit = scheduler.run("explicit", never, () => Promise.resolve("answer"));
    await assert.rejects(background, /displaced/u);
    assert.equal(await explicit, "answer");
    assert.equal(await idle, "learned");
  });

  test("idle work that runs gives way to what a person waits for", async () => {
    const scheduler = createScheduler();
    const idle = scheduler.run("idle", never, untilAborted);
    const background = scheduler.run("background", never, () => Promise.resolve("proposed"));
    await assert.rejects(idle, /displaced/u);
    assert.equal(await background, "proposed");
  });

  test("whoever gives up need not wait for others", async () => {
    const scheduler = createScheduler();
    const running = new AbortController();
    const explicit = scheduler.run("explicit", running.signal, untilAborted);
    const controller = new AbortController();
    const waiting = scheduler.run("explicit", controller.signal, () => assert.fail("begun"));
    controller.abort(new Error("too slow"));
    await assert.rejects(waiting, /too slow/u);
    running.abort(new Error("over"));
    await assert.rejects(explicit, /displaced/u);
  });

  test("what is cancelled while it waits does not begin", async () => {
    const scheduler = createScheduler();
    const controller = new AbortController();
    controller.abort(new Error("gone"));
    await assert.rejects(
      scheduler.run("explicit", controller.signal, () => assert.fail("begun")),
      /gone/u,
    );
  });
});
