import assert from "node:assert/strict";
import { performance } from "node:perf_hooks";
import { test } from "node:test";
import { randomNumbers } from "../support/randomNumbers.ts";

/** A whole number below a limit. */
export type Random = (limit: number) => number;

/**
 * `npm test` makes the same few rounds on every machine; `npm run fuzz` sets these for other and longer runs. A failure tells
 * the seed and the round, which make it happen again.
 */
const seed = Number(process.env["DRYDOCK_FUZZ_SEED"] ?? 1);
const seconds = Number(process.env["DRYDOCK_FUZZ_SECONDS"] ?? 0);

/**
 * Tries what must hold for whatever somebody may feed in.
 * @param rounds in `npm test`
 * @param attempt throws when it does not hold
 */
export function fuzz(name: string, rounds: number, attempt: (random: Random) => void | Promise<void>): void {
  test(`${name} (seed ${String(seed)})`, async () => {
    const end = performance.now() + seconds * 1000;
    let round = 0;
    for (; round < rounds || performance.now() < end; round += 1) {
      const next = randomNumbers(seed * 1_000_003 + round);
      try {
        await attempt((limit) => Math.floor(next() * limit));
      } catch (error) {
        assert.fail(
          `seed ${String(seed)}, round ${String(round)}: ${error instanceof Error ? (error.stack ?? "") : String(error)}`,
        );
      }
    }
    if (seconds > 0) console.log(`${name}: ${String(round)} rounds`);
  });
}

/** One of some; there is at least one. */
export function oneOf<Value>(values: readonly Value[], random: Random): Value {
  const value = values[random(values.length)];
  assert.ok(value !== undefined, "nothing to choose from");
  return value;
}
