import { compareQuantities } from "../formats/quantity.ts";
import { compareVersions } from "../formats/semanticVersion.ts";
import { say } from "../text/message.ts";
import type { Run } from "./run.ts";
import { CelUnknown } from "./failure.ts";
import { isUnknown, type CelList, type CelMap, type CelValue } from "./value.ts";

/** `==`: values of different kinds are unequal, except that 1 and 1.0 are the same number. */
export function areEqual(left: CelValue, right: CelValue, run: Run): boolean {
  run.spend(1);
  if (isUnknown(left) || isUnknown(right)) throw new CelUnknown(say`what is compared`);
  if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) {
    return isNumber(left) && isNumber(right) ? compareNumbers(left, right) === 0 : left === right;
  }
  if (left.kind === "list" && right.kind === "list") return areListsEqual(left, right, run);
  if (left.kind === "map" && right.kind === "map") return areMapsEqual(left, right, run);
  if (left.kind !== right.kind) return false;
  return areOpaqueEqual(left, right, run);
}

type Opaque = Extract<CelValue, object>;

function areOpaqueEqual(left: Opaque, right: Opaque, run: Run): boolean {
  if (left.kind === "bytes" && right.kind === "bytes") {
    return (
      left.bytes.length === right.bytes.length && left.bytes.every((byte, at) => byte === right.bytes[at])
    );
  }
  if (left.kind === "optional" && right.kind === "optional") {
    if (left.value === undefined || right.value === undefined) return left.value === right.value;
    return areEqual(left.value, right.value, run);
  }
  if ("nanoseconds" in left && "nanoseconds" in right) return left.nanoseconds === right.nanoseconds;
  if (left.kind === "quantity" && right.kind === "quantity")
    return compareQuantities(left.quantity, right.quantity) === 0;
  if (left.kind === "ip" && right.kind === "ip")
    return left.address.family === right.address.family && left.address.bits === right.address.bits;
  if (left.kind === "cidr" && right.kind === "cidr") {
    const [one, other] = [left.cidr, right.cidr];
    return (
      one.prefixLength === other.prefixLength &&
      one.address.family === other.address.family &&
      one.address.bits === other.address.bits
    );
  }
  if (left.kind === "url" && right.kind === "url") return left.url.text === right.url.text;
  if (left.kind === "semver" && right.kind === "semver")
    return compareVersions(left.version, right.version) === 0;
  return "name" in left && "name" in right && left.name === right.name;
}

function areListsEqual(left: CelList, right: CelList, run: Run): boolean {
  if (left.items.length !== right.items.length) return false;
  if (left.listType === undefined) {
    return left.items.every((item, index) => areEqual(item, right.items[index] ?? null, run));
  }
  return left.items.every((item) => right.items.some((other) => areEqual(item, other, run)));
}

function areMapsEqual(left: CelMap, right: CelMap, run: Run): boolean {
  if (left.entries.size !== right.entries.size) return false;
  for (const [key, value] of left.entries) {
    const other = right.entries.get(key);
    if (other === undefined || !areEqual(value, other, run)) return false;
  }
  return true;
}

export function isNumber(value: CelValue): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

/**
 * Negative, zero or positive; NaN where one is NaN. Whole numbers compare exactly among themselves, and with others as the
 * nearest number with a fraction, as the API server compares them.
 */
export function compareNumbers(left: bigint | number, right: bigint | number): number {
  if (typeof left === "bigint" && typeof right === "bigint") return left < right ? -1 : Number(left > right);
  const [one, other] = [Number(left), Number(right)];
  return one < other ? -1 : one > other ? 1 : one === other ? 0 : NaN;
}
