import type { FieldOf } from "./schemaPath.ts";
import type { Schema } from "../schema/schema.ts";

/**
 * The documentation of a field of an OpenAPI definition, or of the definition itself when the field is empty. Handed in,
 * so that the texts are read only when somebody wants to see one.
 */
export type Describe = (definition: string, field: string) => string | undefined;

/** The text on a field: what its declaration says, else what its type says of itself. */
export function documentationOf(
  schema: Schema,
  field: FieldOf | undefined,
  describe: Describe,
): string | undefined {
  if (field !== undefined && !field.free && field.parent.definition !== undefined) {
    const text = describe(field.parent.definition, field.name);
    if (text !== undefined) return text;
  }
  if (schema.description !== undefined) return schema.description;
  return schema.definition === undefined ? undefined : describe(schema.definition, "");
}
