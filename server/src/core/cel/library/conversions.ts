import { decodeUtf8 } from "../../text/base64.ts";
import { say } from "../../text/message.ts";
import { CelFailure } from "../failure.ts";
import { inRange } from "../operators.ts";
import { type CelKind, type CelValue, kindOf } from "../value.ts";
import type { FunctionTable } from "./function.ts";
import { textOf } from "./textOf.ts";

/** Source: https://github.com/google/cel-spec/blob/master/doc/langdef.md#type-conversions */
export const CONVERSIONS: FunctionTable = {
  int: ([value]) => toInteger(value),
  uint: ([value]) => {
    const integer = toInteger(value);
    if (integer !== undefined && integer < 0n)
      throw new CelFailure(say`an unsigned number cannot be negative`);
    return integer;
  },
  double: ([value]) => toDouble(value),
  string: ([value]) => {
    if (value === undefined || (typeof value === "object" && !WRITABLE.has(kindOf(value)))) return undefined;
    return typeof value === "object" && value?.kind === "bytes" ? decodeUtf8(value.bytes) : textOf(value);
  },
  bool: ([value]) => {
    if (typeof value === "boolean") return value;
    if (typeof value !== "string") return undefined;
    if (/^(?:1|t|T|true|TRUE|True)$/u.test(value)) return true;
    if (/^(?:0|f|F|false|FALSE|False)$/u.test(value)) return false;
    throw new CelFailure(say`\`${value}\` is neither true nor false`);
  },
  bytes: ([value]) => {
    if (typeof value === "object" && value?.kind === "bytes") return value;
    return typeof value === "string" ? { kind: "bytes", bytes: encodeUtf8(value) } : undefined;
  },
  dyn: ([value]) => value,
  type: ([value]) => (value === undefined ? undefined : { kind: "type", name: typeName(value) }),
};

const TYPE_NAMES_OF_KINDS: ReadonlyMap<CelKind, string> = new Map([
  ["null", "null_type"],
  ["duration", "google.protobuf.Duration"],
  ["timestamp", "google.protobuf.Timestamp"],
  ["ip", "net.IP"],
  ["cidr", "net.CIDR"],
  ["optional", "optional_type"],
]);

const WRITABLE: ReadonlySet<string> = new Set(["bytes", "timestamp", "duration", "ip", "cidr"]);

function toInteger(value: CelValue | undefined): bigint | undefined {
  if (typeof value === "bigint") return value;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new CelFailure(say`the number does not fit into 64 bits`);
    return inRange(BigInt(Math.trunc(value)));
  }
  if (typeof value === "string") {
    if (!/^[+-]?\d+$/u.test(value)) throw new CelFailure(say`\`${value}\` is no whole number`);
    return inRange(BigInt(value.replace(/^\+/u, "")));
  }
  if (typeof value === "object" && value?.kind === "timestamp") return value.nanoseconds / 1_000_000_000n;
  return typeof value === "object" && value?.kind === "duration" ? value.nanoseconds : undefined;
}

function toDouble(value: CelValue | undefined): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "string") return undefined;
  const number = /^[+-]?inf(?:inity)?$/iu.test(value)
    ? Infinity * (value.startsWith("-") ? -1 : 1)
    : Number(value);
  if (value.trim() !== value || value === "" || (Number.isNaN(number) && !/^nan$/iu.test(value))) {
    throw new CelFailure(say`\`${value}\` is no number`);
  }
  return number;
}

function encodeUtf8(text: string): Uint8Array {
  return Uint8Array.from(
    Array.from(encodeURIComponent(text).matchAll(/%([0-9A-F]{2})|(.)/gu), ([, hex, plain]) =>
      hex === undefined ? (plain?.charCodeAt(0) ?? 0) : Number.parseInt(hex, 16),
    ),
  );
}

function typeName(value: CelValue): string {
  const kind = kindOf(value);
  return TYPE_NAMES_OF_KINDS.get(kind) ?? kind;
}
