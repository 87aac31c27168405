import type { ScalarValue } from "./node.ts";

/**
 * Words that YAML 1.1, and so Kubernetes, reads as booleans or null. https://yaml.org/type/bool.html
 */
const reservedWords = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i;

/** Integers and floats in any of the notations of YAML 1.1, with underscores. Too wide rather than too narrow. */
const numberLike =
  /^[-+]?(?:0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO][0-7_]+|\.?\d[\d_]*\.?[\d_]*(?:[eE][-+]?\d+)?|\.(?:inf|nan))$/i;

/** Begins like nothing else in YAML and holds nothing that would end a plain scalar, in block and in flow style. */
const plainText = /^[A-Za-z0-9_./$+(][^\s"'{}[\],#:]*(?:(?: |:(?=[^\s,]))[^\s"'{}[\],#:]+)*$/;

/**
 * A value as YAML text that Kubernetes reads back as the same value: strings are quoted only where they must be.
 * @param quote the quote that the person has typed already, or JSON's, if one has to be used
 */
export function writeScalar(value: ScalarValue, quote: "" | '"' | "'" = ""): string {
  if (typeof value !== "string") return String(value);
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`;
  const needsQuotes = reservedWords.test(value) || numberLike.test(value) || !plainText.test(value);
  return quote === '"' || needsQuotes ? JSON.stringify(value) : value;
}

/** The same for a default or an enum value from a schema; nothing for objects and lists. */
export function writeValue(value: unknown, quote: "" | '"' | "'" = ""): string | undefined {
  return isScalarValue(value) ? writeScalar(value, quote) : undefined;
}

export function isScalarValue(value: unknown): value is ScalarValue {
  return value === null || ["string", "number", "bigint", "boolean"].includes(typeof value);
}
