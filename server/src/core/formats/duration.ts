/** Durations as texts, in nanoseconds. */

const SECOND = 1_000_000_000n;

const GO_UNITS: ReadonlyMap<string, bigint> = new Map([
  ["ns", 1n],
  ["us", 1_000n],
  ["µs", 1_000n],
  ["μs", 1_000n],
  ["ms", 1_000_000n],
  ["s", SECOND],
  ["m", 60n * SECOND],
  ["h", 3600n * SECOND],
]);

/** What a unit is called; whatever begins with its last name means it too. */
const WORDS: readonly (readonly [nanoseconds: bigint, names: readonly [string, ...string[]]])[] = [
  [1n, ["ns", "nano"]],
  [1_000n, ["us", "µs", "micro"]],
  [1_000_000n, ["ms", "milli"]],
  [SECOND, ["s", "sec"]],
  [60n * SECOND, ["m", "min"]],
  [3600n * SECOND, ["h", "hr", "hour"]],
  [24n * 3600n * SECOND, ["d", "day"]],
  [7n * 24n * 3600n * SECOND, ["w", "wk", "week"]],
];

/** Whether a text is written as Go writes durations (`1h30m`), however long it is. */
function isGoDuration(text: string): boolean {
  return /^[-+]?(?:0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/u.test(text);
}

/**
 * A duration as Go writes it; `undefined` when the text is none, or when 64 bits can not hold it.
 *
 * Source: https://pkg.go.dev/time#ParseDuration
 */
export function parseGoDuration(text: string): bigint | undefined {
  if (!isGoDuration(text)) return undefined;
  let nanoseconds = 0n;
  for (const [, whole = "", fraction = "", unit = ""] of text.matchAll(
    /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/gu,
  )) {
    const size = GO_UNITS.get(unit) ?? 0n;
    nanoseconds += BigInt(whole === "" ? "0" : whole) * size;
    nanoseconds += (BigInt(`0${fraction}`) * size) / 10n ** BigInt(fraction.length);
  }
  const signed = text.startsWith("-") ? -nanoseconds : nanoseconds;
  return BigInt.asIntN(64, signed) === signed ? signed : undefined;
}

/**
 * A text of the format `duration` in a custom resource: as Go writes it, else the sum of all whole numbers in it that stand
 * in front of a unit, such as `1 day, 12 hours`. `undefined` when there is none.
 *
 * Source: https://pkg.go.dev/k8s.io/kube-openapi/pkg/validation/strfmt#ParseDuration
 */
export function parseDurationFormat(text: string): bigint | undefined {
  const duration = parseGoDuration(text);
  if (duration !== undefined) return duration;
  const parts = Array.from(text.matchAll(/(\d+)\s*([A-Za-zµ]+)/gu), ([, count = "", unit = ""]) => ({
    count: BigInt(count),
    size: sizeOf(unit.toLowerCase()),
  })).filter(({ size }) => size !== undefined);
  if (parts.length === 0 || parts.some(({ count }) => BigInt.asIntN(64, count) !== count)) return undefined;
  return BigInt.asIntN(
    64,
    parts.reduce((sum, { count, size = 0n }) => sum + count * size, 0n),
  );
}

function sizeOf(unit: string): bigint | undefined {
  return WORDS.find(([, names]) => names.includes(unit) || unit.startsWith(names.at(-1) ?? unit))?.[0];
}
