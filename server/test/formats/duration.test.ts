import assert from "node:assert/strict";
import { test } from "node:test";
import { parseDurationFormat, parseGoDuration } from "../../src/core/formats/duration.ts";

const HOUR = 3_600_000_000_000n;
const DAY = 24n * HOUR;

/** What a field of the format `duration` may hold, and what it means; tried on an API server. */
const formatted: readonly (readonly [text: string, nanoseconds: bigint | undefined])[] = [
  ["36h", 36n * HOUR],
  ["-36h", -36n * HOUR],
  ["+36h", 36n * HOUR],
  ["0", 0n],
  [".5h", HOUR / 2n],
  ["1.h", HOUR],
  ["1µs", 1_000n],
  ["1h30m", (3n * HOUR) / 2n],
  ["1 day", DAY],
  ["1d12h", 36n * HOUR],
  ["1 day, 12 hours", 36n * HOUR],
  ["36 hr", 36n * HOUR],
  ["36 hrs", undefined],
  ["129600 secs", 36n * HOUR],
  ["2160 minutes", 36n * HOUR],
  ["36H", 36n * HOUR],
  ["1.5 days", 5n * DAY],
  ["- 1 day", DAY],
  ["1 WEEK", 7n * DAY],
  ["1 wk", 7n * DAY],
  ["1 wks", undefined],
  ["1 dayz", DAY],
  ["abc 1 day", DAY],
  ["1 micros", 1_000n],
  ["1e3s", 3_000_000_000n],
  ["1 month", undefined],
  ["3 fortnights", undefined],
  ["5", undefined],
  ["", undefined],
  ["１h", undefined],
];

for (const [text, nanoseconds] of formatted)
  test(`\`${text}\` is ${nanoseconds === undefined ? "no duration" : `${String(nanoseconds)} ns`}`, () => {
    assert.equal(parseDurationFormat(text), nanoseconds);
  });

test("Go's own durations fit into 64 bits", () => {
  assert.equal(parseGoDuration("2562047h47m16.854775807s"), 2n ** 63n - 1n);
  assert.equal(parseGoDuration("2562048h"), undefined);
  assert.notEqual(parseDurationFormat("2562048h"), undefined);
});
