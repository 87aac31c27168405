import type { Schema } from "../schema/schema.ts";
import { code } from "./markdown.ts";

/** More values than that are not read by anyone. */
const maximumValues = 20;

/** What a value must be, as short Markdown paragraphs: default, allowed values, bounds, keys of a list. */
export function describeConstraints(schema: Schema): readonly string[] {
  return [
    schema.default === undefined ? "" : `Default: ${valueText(schema.default)}`,
    allowedValues(schema),
    bounds("Value", schema.minimum, schema.maximum, ""),
    bounds("Length", schema.minLength, schema.maxLength, " characters"),
    bounds("Elements", schema.minItems, schema.maxItems, ""),
    schema.pattern === undefined ? "" : `Pattern: ${code(schema.pattern.source)}`,
    schema.listMapKeys.length === 0 ? "" : `Elements differ in ${schema.listMapKeys.map(code).join(", ")}`,
  ].filter((line) => line !== "");
}

function allowedValues(schema: Schema): string {
  const values = schema.enum ?? [];
  if (values.length === 0) return "";
  const more = values.length > maximumValues ? ", …" : "";
  return `Allowed: ${values.slice(0, maximumValues).map(valueText).join(", ")}${more}`;
}

function bounds(name: string, lowest: number | undefined, highest: number | undefined, unit: string): string {
  if (lowest === undefined && highest === undefined) return "";
  if (highest === undefined) return `${name}: at least ${lowest ?? ""}${unit}`;
  if (lowest === undefined) return `${name}: at most ${highest}${unit}`;
  return `${name}: ${lowest} to ${highest}${unit}`;
}

function valueText(value: unknown): string {
  return code(typeof value === "string" && value !== "" ? value : JSON.stringify(value));
}
