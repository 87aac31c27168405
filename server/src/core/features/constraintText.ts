import type { Schema } from "../schema/schema.ts";
import { codes, listing, type Message, type MessageValue, say } from "../text/message.ts";
import { code } from "./markdown.ts";

/** More values than that are not read by anyone. */
const maximumValues = 20;

/** What a value must be, as short Markdown paragraphs: default, allowed values, bounds, keys of a list. */
export function describeConstraints(schema: Schema): readonly Message[] {
  const stated: readonly MessageValue[] = [
    schema.default === undefined ? "" : say`Default: ${valueText(schema.default)}`,
    allowedValues(schema),
    bounds(say`Value`, schema.minimum, schema.maximum),
    bounds(say`Characters`, schema.minLength, schema.maxLength),
    bounds(say`Elements`, schema.minItems, schema.maxItems),
    schema.pattern === undefined ? "" : say`Pattern: ${code(schema.pattern.source)}`,
    schema.listMapKeys.length === 0 ? "" : say`Elements differ in ${listing(codes(schema.listMapKeys))}`,
  ];
  return stated.filter((line) => typeof line === "object");
}

function allowedValues(schema: Schema): MessageValue {
  const values = schema.enum ?? [];
  if (values.length === 0) return "";
  const more = values.length > maximumValues ? say`, …` : "";
  return say`Allowed: ${listing(values.slice(0, maximumValues).map(valueText))}${more}`;
}

function bounds(name: Message, lowest: number | undefined, highest: number | undefined): MessageValue {
  if (lowest === undefined && highest === undefined) return "";
  if (highest === undefined) return say`${name}: at least ${lowest ?? ""}`;
  if (lowest === undefined) return say`${name}: at most ${highest}`;
  return say`${name}: ${lowest} to ${highest}`;
}

function valueText(value: unknown): string {
  return code(typeof value === "string" && value !== "" ? value : JSON.stringify(value));
}
