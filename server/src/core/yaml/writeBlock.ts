import { writeScalar } from "./writeScalar.ts";

/**
 * A JSON value as YAML in block style that Kubernetes reads back as the same value. The first line starts where it is
 * put; the others are indented by `column` spaces.
 */
export function writeBlock(value: unknown, column: number): string {
  return linesOf(value).join(`\n${" ".repeat(column)}`);
}

/** What follows a key that stands at `column`: a scalar behind the colon, or the block below it. */
export function writeBelowKey(value: unknown, column: number): string {
  return isBlock(value)
    ? `:\n${" ".repeat(column + 2)}${writeBlock(value, column + 2)}`
    : `: ${inline(value)}`;
}

/** A JSON value on one line, as YAML in flow style. */
export function writeFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeFlow).join(", ")}]`;
  if (!isMapping(value)) return inline(value);
  const entries = Object.entries(value).map(([key, entry]) => `${writeScalar(key)}: ${writeFlow(entry)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item) => linesOf(item).map((line, index) => `${index === 0 ? "- " : "  "}${line}`));
  }
  if (!isMapping(value) || Object.keys(value).length === 0) return [inline(value)];
  return Object.entries(value).flatMap(([key, entry]) =>
    isBlock(entry)
      ? [`${writeScalar(key)}:`, ...linesOf(entry).map((line) => `  ${line}`)]
      : [`${writeScalar(key)}: ${inline(entry)}`],
  );
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isBlock(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return "[]";
  if (isMapping(value)) return "{}";
  switch (typeof value) {
    case "string":
    case "number":
    case "bigint":
    case "boolean":
      return writeScalar(value);
    default:
      return "null";
  }
}
