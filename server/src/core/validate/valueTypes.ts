import type { Schema, SchemaType } from "../schema/schema.ts";
import { say, type Message } from "../text/message.ts";
import type { YamlNode } from "../yaml/node.ts";

/** How many bits an integer of a type may take. */
export type Bits = 32 | 64;

/** Of built-in types the format says it, and of those that may be texts, too, none is larger than 32 bits. */
export function bitsOf({ origin, type, format }: Schema): Bits | undefined {
  if (type === "int-or-string" && origin === "built-in") return 32;
  if (origin === "built-in") return format === "int32" ? 32 : format === "int64" ? 64 : undefined;
  if (type !== "integer" && type !== "int-or-string") return undefined;
  return format === "int32" ? 32 : 64;
}

/** Whether a number lies within those of that many bits. */
export function fitsBits(value: number | bigint, bits: Bits): boolean {
  const limit = bits === 32 ? 2n ** 31n : 2n ** 63n;
  return value >= -limit && value < limit;
}

/** Whether the JSON value of `node` is of that type; `null` is of none but `any`. */
export function hasType(node: YamlNode, type: SchemaType): boolean {
  switch (type) {
    case "any":
      return true;
    case "object":
      return node.kind === "mapping";
    case "array":
      return node.kind === "sequence";
    case "string":
      return node.kind === "scalar" && typeof node.value === "string";
    case "boolean":
      return node.kind === "scalar" && typeof node.value === "boolean";
    case "number":
      return node.kind === "scalar" && (typeof node.value === "number" || typeof node.value === "bigint");
    case "integer":
      return node.kind === "scalar" && (typeof node.value === "bigint" || Number.isInteger(node.value));
    case "int-or-string":
      return hasType(node, "integer") || hasType(node, "string");
  }
}

export function typeInWords(type: SchemaType): Message {
  switch (type) {
    case "any":
      return say`any value`;
    case "object":
      return say`a mapping`;
    case "array":
      return say`a list`;
    case "string":
      return say`a text`;
    case "boolean":
      return say`\`true\` or \`false\``;
    case "number":
      return say`a number`;
    case "integer":
      return say`a whole number`;
    case "int-or-string":
      return say`a whole number or a text`;
  }
}
