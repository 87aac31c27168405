import type { Schema } from "../schema/schema.ts";
import { findEntry, type YamlNode } from "../yaml/node.ts";

/**
 * Whether a type has rules that ask about a value or something in it. Most objects are asked nothing, and to walk their types
 * costs a fraction of what it takes to know what they are worth to an expression.
 */
export function isAsked(node: YamlNode, schema: Schema): boolean {
  // Built-in types have no such rules.
  if (schema.origin === "built-in") return false;
  if (schema.validations.length > 0) return true;
  const { items, additionalProperties, properties } = schema;
  switch (node.kind) {
    case "scalar":
      return false;
    case "sequence":
      return items !== undefined && node.items.some((item) => isAsked(item, items));
    case "mapping":
      if (additionalProperties && node.entries.some(({ value }) => isAsked(value, additionalProperties)))
        return true;
      for (const [name, type] of properties) {
        const value = findEntry(node, name)?.value;
        const isGiven = value !== undefined && !(value.kind === "scalar" && value.value === null);
        if (isGiven ? isAsked(value, type) : isAskedOfDefault(type)) return true;
      }
      return false;
  }
}

/** A default is no text to walk: what has parts may be asked about any of them. */
function isAskedOfDefault({ default: value, validations }: Schema): boolean {
  return value !== undefined && (validations.length > 0 || typeof value === "object");
}
