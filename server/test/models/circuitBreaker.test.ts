import assert from "node:assert/strict";
import { test } from "node:test";
import { createCircuitBreaker } from "../../src/models/circuitBreaker.ts";

test("pauses after three failures, longer each time, until something was answered", () => {
  let now = 0;
  const breaker = createCircuitBreaker(() => now);
  const fail = (): number => {
    for (let time = 0; time < 3; time++) {
      assert.equal(breaker.pause(), 0);
      breaker.failed();
    }
    const pause = breaker.pause();
    now += pause;
    return pause;
  };
  assert.deepEqual(
    [fail(), fail(), fail(), fail(), fail(), fail()].map((pause) => pause / 1000),
    [30, 60, 120, 240, 300, 300],
  );
  breaker.failed();
  breaker.succeeded();
  assert.equal(fail(), 30_000);
});
