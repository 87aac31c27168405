import type { SchemaType } from "../schema/schema.ts";
import { say, type Message } from "../text/message.ts";
import type { YamlNode } from "../yaml/node.ts";

/** Whether an integer fits the 32 or 64 bits that the format asks for; true for other formats. */
export function fitsBits(value: number, format: string | undefined): boolean {
  if (format !== "int32" && format !== "int64") return true;
  const limit = format === "int32" ? 2 ** 31 : 2 ** 63;
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
