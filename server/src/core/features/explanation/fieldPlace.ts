import type { Schema } from "../../schema/schema.ts";

/** A field and its type; without an owner the kind itself. */
export interface FieldPlace {
  readonly path: string;
  readonly schema: Schema;
  /** The type that declares the field. */
  readonly owner?: { readonly schema: Schema; readonly field: string };
}

/** What the fields below a list are fields of. */
export function elementOf(schema: Schema): Schema {
  return schema.items === undefined ? schema : elementOf(schema.items);
}
