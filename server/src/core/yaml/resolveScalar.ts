import { decodeBase64, decodeUtf8 } from "../text/base64.ts";
import { type Message, say } from "../text/message.ts";
import type { ScalarValue } from "./node.ts";

const TRUE = new Set(["y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "true", "True", "TRUE"]);
const FALSE = new Set(["n", "N", "no", "No", "NO", "off", "Off", "OFF", "false", "False", "FALSE"]);
const NULL = new Set(["", "~", "null", "Null", "NULL"]);
const NOT_A_NUMBER = new Set([
  ".inf",
  ".Inf",
  ".INF",
  "+.inf",
  "+.Inf",
  "+.INF",
  "-.inf",
  "-.Inf",
  "-.INF",
  ".nan",
  ".NaN",
  ".NAN",
]);
const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/u;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/u;
const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

/** `refused` when Kubernetes cannot read such a text at all. */
export type Resolution = { readonly value: ScalarValue } | { readonly refused: Message };

/**
 * The value of a plain scalar as `sigs.k8s.io/yaml` reads it: YAML 1.1 booleans and octals, underscores in numbers, but
 * neither dates nor base 60. Infinities and NaN are refused because the value has to become JSON.
 */
export function resolvePlain(text: string): Resolution {
  const first = text.charCodeAt(0);
  const startsLikeNumber = (first >= 48 && first <= 57) || first === 43 || first === 45 || first === 46;
  if (startsLikeNumber) return resolveNumber(text) ?? { value: text };
  if (NULL.has(text)) return { value: null };
  // No boolean is longer than `false`, and most texts are.
  if (text.length <= 5) {
    if (TRUE.has(text)) return { value: true };
    if (FALSE.has(text)) return { value: false };
  }
  return { value: text };
}

function resolveNumber(text: string): Resolution | undefined {
  if (NOT_A_NUMBER.has(text))
    return {
      refused: say`\`${text}\` cannot be written as JSON, which Kubernetes turns every manifest into.`,
    };
  const plain = text.includes("_") && !text.startsWith(".") ? text.replaceAll("_", "") : text;
  const integer = resolveInteger(plain);
  if (integer !== undefined) return { value: integer };
  if (!FLOAT.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? { value } : undefined;
}

function resolveInteger(text: string): number | bigint | undefined {
  const match = INTEGER.exec(text);
  if (match === null) return undefined;
  const [, sign, hexadecimal, binary, octal, decimal] = match;
  const digits =
    hexadecimal !== undefined
      ? `0x${hexadecimal}`
      : binary !== undefined
        ? `0b${binary}`
        : octal !== undefined
          ? `0o${octal}`
          : decimal;
  if (digits === undefined) return undefined;
  if (digits.length < 14) return sign === "-" ? 0 - Number(digits) : Number(digits);
  const magnitude = BigInt(digits);
  const value = sign === "-" ? -magnitude : magnitude;
  if (value < MIN_INT64 || value > (sign === "" ? MAX_UINT64 : MAX_INT64)) return undefined;
  return value >= BigInt(Number.MIN_SAFE_INTEGER) && value <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(value)
    : value;
}

/** The value of a scalar with an explicit tag: `!!str 5` is text, `!!int "3"` a number; unknown tags say nothing. */
export function resolveTagged(tag: string, text: string): Resolution {
  const name = /^(?:!!|!<tag:yaml\.org,2002:)([a-z]+)>?$/u.exec(tag)?.[1];
  const resolved = resolvePlain(text);
  if (name === "int" || name === "float" || name === "bool" || name === "null") {
    return "value" in resolved && matchesTag(name, resolved.value)
      ? resolved
      : { refused: say`\`${text}\` cannot be read as ${tag}, which stands in front of it.` };
  }
  if (name === "binary") return resolveBinary(text);
  return { value: text };
}

function matchesTag(name: string, value: ScalarValue): boolean {
  if (name === "null") return value === null;
  if (name === "bool") return typeof value === "boolean";
  if (name === "float") return typeof value === "number" || typeof value === "bigint";
  return typeof value === "bigint" || Number.isInteger(value);
}

function resolveBinary(text: string): Resolution {
  const bytes = decodeBase64(text.replaceAll(/\s/gu, ""));
  if (bytes === undefined) return { refused: say`This is no valid base64, which the tag !!binary asks for.` };
  return { value: decodeUtf8(bytes) };
}

/** The text under which a key is found after the manifest became JSON; `undefined` when such a value cannot be a key. */
export function keyText(value: ScalarValue): string | undefined {
  return value === null || (typeof value === "bigint" && value > MAX_INT64) ? undefined : String(value);
}
