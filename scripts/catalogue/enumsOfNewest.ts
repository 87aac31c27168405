import type { Schema } from "../../server/src/core/schema/schema.ts";
import { refineSchema, schemaNode } from "../../server/src/core/schema/schemaNode.ts";

/** Names of the fields of a type. */
export function fieldsOf(schema: Schema): readonly string[] {
  return [...schema.properties.keys()];
}

/**
 * The type with the enums that a newer version of the same type has. The OpenAPI files of the Kubernetes repository leave
 * enums out, a running API server does not; a value that came later is then accepted too early, which is harmless.
 */
export function withEnumsOf(newer: Schema, older: Schema): Schema {
  if (newer === older) return older;
  const properties = new Map<string, Schema>();
  for (const [name, field] of older.properties)
    properties.set(name, withEnum(newer.properties.get(name), field));
  return schemaNode({ type: older.type, origin: older.origin, required: older.required }, () => ({
    properties,
  }));
}

function withEnum(newer: Schema | undefined, older: Schema): Schema {
  if (newer === undefined || older.definition !== undefined || newer.type !== older.type) return older;
  const own =
    newer.enum !== undefined && older.enum === undefined ? refineSchema(older, { enum: newer.enum }) : older;
  const { items, additionalProperties } = own;
  return refineSchema(own, {
    ...(items === undefined ? {} : { items: withEnum(newer.items, items) }),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: withEnum(newer.additionalProperties, additionalProperties) }),
  });
}
