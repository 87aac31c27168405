import type { Cursor } from "../manifest/cursor.ts";

/** An exact amount: `digits` × 10^`exponent`. */
export interface Quantity {
  readonly digits: bigint;
  readonly exponent: number;
}

const QUANTITY = /^([+-]?)(\d+)?(?:\.(\d*))?(?:([KMGTPE]i)|([numkMGTPE])|[eE]([+-]?\d+))?$/u;
const DECIMAL = new Map([
  ["n", -9],
  ["u", -6],
  ["m", -3],
  ["k", 3],
  ["M", 6],
  ["G", 9],
  ["T", 12],
  ["P", 15],
  ["E", 18],
]);
const BINARY = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

/**
 * Read a resource quantity: a decimal number with a decimal (`m`, `k`, `M` …) or binary (`Ki`, `Mi` …) suffix or an
 * exponent. `undefined` when the text is none.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function parseQuantity(text: string): Quantity | undefined {
  const match = QUANTITY.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = "", fraction = "", binary, decimal, power] = match;
  if (whole === "" && fraction === "") return undefined;
  const exponent = power === undefined ? (DECIMAL.get(decimal ?? "") ?? 0) : Number(power);
  // A larger exponent is no amount of anything, and would make every calculation with it endless.
  if (Math.abs(exponent) > 1000) return undefined;
  const factor = binary === undefined ? 1n : 1024n ** BigInt(BINARY.indexOf(binary) + 1);
  const digits = BigInt(`${whole}${fraction}`) * factor;
  return { digits: sign === "-" ? -digits : digits, exponent: exponent - fraction.length };
}

/** Negative, zero or positive as `one` is less than, equal to or more than `other`. */
export function compareQuantities(one: Quantity, other: Quantity): number {
  const exponent = Math.min(one.exponent, other.exponent);
  const difference = scaled(one, exponent) - scaled(other, exponent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function scaled({ digits, exponent }: Quantity, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to);
}

export function addQuantities(one: Quantity, other: Quantity): Quantity {
  const exponent = Math.min(one.exponent, other.exponent);
  return { digits: scaled(one, exponent) + scaled(other, exponent), exponent };
}

/** Whether `one` is `unit` some number of times. The unit must not be zero. */
export function isMultiple(one: Quantity, unit: Quantity): boolean {
  const exponent = Math.min(one.exponent, unit.exponent);
  return scaled(one, exponent) % scaled(unit, exponent) === 0n;
}

/** Negative, zero or positive. */
export function signOf({ digits }: Quantity): number {
  return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Whether it is a whole number: extended resources and object counts cannot be split. */
export function isWhole({ digits, exponent }: Quantity): boolean {
  return exponent >= 0 || digits % 10n ** BigInt(-exponent) === 0n;
}

/** The quantity at a place, written as a text or a number; `undefined` when there is none. */
export function quantityOf(place: Cursor): Quantity | undefined {
  const value = place.scalar?.value;
  return typeof value === "string" || typeof value === "number" || typeof value === "bigint"
    ? parseQuantity(String(value))
    : undefined;
}

/**
 * The quantity that was probably meant by a text that is none: blanks and the `B` of bytes go, the suffix gets its case, as
 * in `512 MB` for `512M`. `undefined` when that makes no quantity of it either.
 */
export function closestQuantity(text: string): string | undefined {
  const [, amount, unit = ""] = /^\s*([+-]?[\d.]+)\s*([A-Za-z]*)\s*$/u.exec(text) ?? [];
  if (amount === undefined) return undefined;
  const suffix = unit.replace(/(?<=.)b$/iu, "");
  const written = [...DECIMAL.keys(), ...BINARY].filter(
    (known) => known.toLowerCase() === suffix.toLowerCase(),
  );
  // `m` and `M` differ a thousand million times: only the case that was typed tells which one is meant.
  const meant =
    written.length > 1 ? (unit === suffix ? written.find((known) => known === suffix) : "M") : written[0];
  const candidate = `${amount}${meant ?? suffix}`;
  return parseQuantity(candidate) === undefined ? undefined : candidate;
}

/**
 * The text that the API server makes of a quantity: without fractions, with the largest suffix that loses nothing. `1024Mi`
 * becomes `1Gi`, `0.5` becomes `500m`. `undefined` when the text is none, or finer than the server keeps it.
 */
export function canonicalQuantity(text: string): string | undefined {
  const quantity = parseQuantity(text);
  if (quantity === undefined) return undefined;
  const isBinary = text.endsWith("i") && compareQuantities(magnitude(quantity), parsedKibi) >= 0;
  if (isBinary)
    return isWhole(quantity) ? inPowersOf(1024n, inUnits(quantity, 0), ["", ...BINARY]) : undefined;
  if (quantity.exponent < -9 && !isMultiple(quantity, { digits: 1n, exponent: -9 })) return undefined;
  const isExponent = /\d[eE][+-]?\d+$/u.test(text);
  return inPowersOf(1000n, inUnits(quantity, -9), isExponent ? EXPONENTS : SUFFIXES);
}

/** How many times 10 to a power a quantity is, without the fraction. */
function inUnits({ digits, exponent }: Quantity, power: number): bigint {
  return exponent >= power
    ? digits * 10n ** BigInt(exponent - power)
    : digits / 10n ** BigInt(power - exponent);
}

const SUFFIXES = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"];
const EXPONENTS = ["e-9", "e-6", "e-3", "", "e3", "e6", "e9", "e12", "e15", "e18"];
const parsedKibi: Quantity = { digits: 1024n, exponent: 0 };

function magnitude({ digits, exponent }: Quantity): Quantity {
  return { digits: digits < 0n ? -digits : digits, exponent };
}

function inPowersOf(base: bigint, amount: bigint, suffixes: readonly string[]): string {
  if (amount === 0n) return "0";
  let [rest, power] = [amount, 0];
  while (rest % base === 0n && power < suffixes.length - 1) {
    rest /= base;
    power++;
  }
  return `${String(rest)}${suffixes[power] ?? ""}`;
}
