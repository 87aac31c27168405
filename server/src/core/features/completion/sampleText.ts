import type { Schema } from "../../schema/schema.ts";
import { sampleFor } from "./customaryValues.ts";

const byFormat = new Map<string, string | number>([
  ["date-time", "2030-01-01T00:00:00Z"],
  ["date", "2030-01-01"],
  ["byte", "ZXhhbXBsZQ=="],
  ["quantity", "1"],
  ["duration", "5m"],
  ["uri", "https://example.com"],
  ["ipv4", "192.0.2.1"],
  ["ipv6", "2001:db8::1"],
  ["hostname", "example.com"],
]);

/** Tried in this order against the pattern of a field whose name gives no answer. */
const candidates = [
  "5m",
  "1h",
  "10Gi",
  "1",
  "https://example.com",
  "oci://example.com/app",
  "hf://org/model",
  "/path",
  "192.0.2.0/24",
  "a",
  "A",
  "v1",
  "a/b",
  "0.1",
];

/** A value of the right type for a required field, to be replaced by the person. */
export function sampleText(schema: Schema, path: readonly string[]): string | number {
  switch (schema.type) {
    case "integer":
    case "number":
      return sampleNumber(schema, path);
    case "int-or-string":
      return sampleFor(path) ?? 1;
    default:
      return sampleString(schema, path);
  }
}

function sampleNumber(schema: Schema, path: readonly string[]): number {
  const sample = sampleFor(path);
  const lowest = schema.minimum ?? 1;
  const wanted = typeof sample === "number" ? sample : 1;
  return Math.min(Math.max(wanted, lowest), schema.maximum ?? Number.POSITIVE_INFINITY);
}

function sampleString(schema: Schema, path: readonly string[]): string | number {
  const isMicroTime = schema.definition?.endsWith(".MicroTime") === true;
  const format = isMicroTime ? "2030-01-01T00:00:00.000000Z" : byFormat.get(schema.format ?? "");
  const own = sampleFor(path) ?? format ?? kebabCase(path.at(-1) ?? "");
  const fits = patternOf(schema);
  return [String(own), ...candidates].find(fits) ?? String(own);
}

function patternOf({ pattern, minLength = 0, maxLength = Infinity }: Schema): (text: string) => boolean {
  return (text) =>
    text.length >= minLength && text.length <= maxLength && (pattern === undefined || pattern.test(text));
}

/** `serviceName` → `service-name`: valid as the name of an object, whatever the field wants. */
function kebabCase(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1-$2").toLowerCase();
  return words.replace(/[^a-z\d]+/g, "-").replace(/^-+|-+$/g, "") || "value";
}
