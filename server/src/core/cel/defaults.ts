import { isObject, type JsonObject } from "../schema/jsonValue.ts";
import type { Schema } from "../schema/schema.ts";

/**
 * A custom resource as the API server stores it before it evaluates rules: nulls that their type does not allow are
 * dropped, then fields that are missing take their defaults, from the outside in.
 *
 * Source: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#defaulting
 */
export function withDefaults(value: unknown, schema: Schema): unknown {
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? value : value.map((item: unknown) => withDefaults(item, items));
  }
  return isObject(value) ? objectWithDefaults(value, schema) : value;
}

function objectWithDefaults(object: JsonObject, schema: Schema): JsonObject {
  const filled = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    const type = schema.properties.get(name) ?? schema.additionalProperties;
    const isDropped = value === null && type !== undefined && !type.nullable && type.type !== "any";
    if (!isDropped) filled.set(name, type === undefined ? value : withDefaults(value, type));
  }
  for (const [name, type] of schema.properties) {
    if (type.default !== undefined && type.origin === "custom" && !filled.has(name))
      filled.set(name, withDefaults(type.default, type));
  }
  return Object.fromEntries(filled);
}
