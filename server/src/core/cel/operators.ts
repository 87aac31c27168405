import { say } from "../text/message.ts";
import { type Run, costOfText } from "./run.ts";
import { areEqual, compareNumbers, isNumber } from "./equality.ts";
import type { BinaryOperator } from "./expression.ts";
import { CelFailure, CelUnknown } from "./failure.ts";
import { type CelList, type CelValue, isUnknown, keyOf, kindOf } from "./value.ts";

type PlainOperator = Exclude<BinaryOperator, "&&" | "||">;

/** Applies an operator to two values. Throws `CelFailure` when there is no such operation or its result has no place. */
export function applyOperator(operator: PlainOperator, left: CelValue, right: CelValue, run: Run): CelValue {
  run.spend(costOf(left) + costOf(right));
  switch (operator) {
    case "==":
      return areEqual(left, right, run);
    case "!=":
      return !areEqual(left, right, run);
    case "<":
      return compare(left, right, operator) < 0;
    case "<=":
      return compare(left, right, operator) <= 0;
    case ">":
      return compare(left, right, operator) > 0;
    case ">=":
      return compare(left, right, operator) >= 0;
    case "in":
      return contains(right, left, run);
    default:
      return calculate(operator, left, right, run);
  }
}

function costOf(value: CelValue): number {
  if (typeof value === "string") return costOfText(value);
  return typeof value === "object" && value?.kind === "list" ? value.items.length : 0;
}

/** `!` and unary `-`. */
export function negate(operator: "!" | "-", value: CelValue): CelValue {
  if (operator === "!" && typeof value === "boolean") return !value;
  if (operator === "-" && typeof value === "bigint") return inRange(-value);
  if (operator === "-" && typeof value === "number") return -value;
  throw new CelFailure(say`there is no ${operator}${kindOf(value)}`);
}

/** Negative, zero or positive; NaN, which compares with nothing, as NaN. */
export function order(left: CelValue, right: CelValue): number | undefined {
  if (isNumber(left) && isNumber(right)) return compareNumbers(left, right);
  if (typeof left === "string" && typeof right === "string") return compareTexts(left, right);
  if (typeof left === "boolean" && typeof right === "boolean") return Number(left) - Number(right);
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null)
    return undefined;
  if ("nanoseconds" in left && "nanoseconds" in right && left.kind === right.kind) {
    return left.nanoseconds < right.nanoseconds ? -1 : Number(left.nanoseconds > right.nanoseconds);
  }
  if (left.kind === "bytes" && right.kind === "bytes") return compareBytes(left.bytes, right.bytes);
  return undefined;
}

function compare(left: CelValue, right: CelValue, operator: string): number {
  const result = order(left, right);
  if (result === undefined)
    throw new CelFailure(say`there is no ${kindOf(left)} ${operator} ${kindOf(right)}`);
  return result;
}

/** In the order of code points, which is that of UTF-8 bytes. */
function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  const [one, other] = [Array.from(left), Array.from(right)];
  for (const [index, character] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (character !== against) return (character.codePointAt(0) ?? 0) - (against.codePointAt(0) ?? 0);
  }
  return one.length - other.length;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const differs = left.findIndex((byte, index) => byte !== right[index]);
  if (differs < 0) return left.length - right.length;
  return (left[differs] ?? 0) - (right[differs] ?? -1);
}

function contains(range: CelValue, value: CelValue, run: Run): boolean {
  if (typeof range === "object" && range?.kind === "list") {
    if (range.items.some((item) => !isUnknown(item) && areEqual(item, value, run))) return true;
    if (range.items.some(isUnknown)) throw new CelUnknown(say`all elements of the list`);
    return false;
  }
  if (typeof range === "object" && range?.kind === "map") {
    const key = keyOf(value);
    const found = key === undefined ? undefined : range.entries.get(key);
    if (isUnknown(found)) throw new CelUnknown(say`whether there is \`${String(key)}\``);
    return found !== undefined;
  }
  throw new CelFailure(say`nothing is in ${kindOf(range)}`);
}

function calculate(
  operator: "+" | "-" | "*" | "/" | "%",
  left: CelValue,
  right: CelValue,
  run: Run,
): CelValue {
  if (typeof left === "bigint" && typeof right === "bigint") return inRange(integer(operator, left, right));
  if (typeof left === "number" && typeof right === "number" && operator !== "%")
    return double(operator, left, right);
  if (operator === "+" && typeof left === "string" && typeof right === "string") return left + right;
  if (typeof left === "object" && typeof right === "object" && left !== null && right !== null) {
    if (operator === "+" && left.kind === "list" && right.kind === "list")
      return concatenated(left, right, run);
    if ("nanoseconds" in left && "nanoseconds" in right) {
      const result = shifted(operator, left, right);
      if (result !== undefined) return result;
    }
    if (operator === "+" && left.kind === "bytes" && right.kind === "bytes") {
      return { kind: "bytes", bytes: Uint8Array.from([...left.bytes, ...right.bytes]) };
    }
  }
  throw new CelFailure(say`there is no ${kindOf(left)} ${operator} ${kindOf(right)}`);
}

function integer(operator: "+" | "-" | "*" | "/" | "%", left: bigint, right: bigint): bigint {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    default:
      if (right === 0n) throw new CelFailure(say`nothing can be divided by zero`);
      return operator === "/" ? left / right : left % right;
  }
}

function double(operator: "+" | "-" | "*" | "/", left: number, right: number): number {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
  }
}

/** Integers have 64 bits. */
export function inRange(value: bigint): bigint {
  if (BigInt.asIntN(64, value) !== value) throw new CelFailure(say`the number does not fit into 64 bits`);
  return value;
}

/** Lists of type set and map merge: elements of the right take the place of those on the left. */
function concatenated(left: CelList, right: CelList, run: Run): CelList {
  if (left.listType === undefined) return { kind: "list", items: [...left.items, ...right.items] };
  const isSame = (one: CelValue, other: CelValue): boolean =>
    left.listMapKeys === undefined
      ? areEqual(one, other, run)
      : haveSameKeys(one, other, left.listMapKeys, run);
  const kept = left.items.map((item) => right.items.find((other) => isSame(item, other)) ?? item);
  return {
    ...left,
    items: [...kept, ...right.items.filter((item) => !left.items.some((other) => isSame(item, other)))],
  };
}

function haveSameKeys(one: CelValue, other: CelValue, keys: readonly string[], run: Run): boolean {
  if (typeof one !== "object" || typeof other !== "object" || one?.kind !== "map" || other?.kind !== "map")
    return false;
  return keys.every((key) => areEqual(one.entries.get(key) ?? null, other.entries.get(key) ?? null, run));
}

interface Moment {
  readonly kind: "timestamp" | "duration";
  readonly nanoseconds: bigint;
}

function shifted(operator: string, left: Moment, right: Moment): Moment | undefined {
  const bothTimes = left.kind === "timestamp" && right.kind === "timestamp";
  if (operator === "+" && !bothTimes) {
    const kind = left.kind === "duration" ? right.kind : left.kind;
    return { kind, nanoseconds: left.nanoseconds + right.nanoseconds };
  }
  if (operator === "-" && !(left.kind === "duration" && right.kind === "timestamp")) {
    return { kind: bothTimes ? "duration" : left.kind, nanoseconds: left.nanoseconds - right.nanoseconds };
  }
  return undefined;
}
