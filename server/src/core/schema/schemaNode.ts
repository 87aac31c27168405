import type { Schema } from "./schema.ts";

/** What a reader must say of a node; everything left out takes its usual value. */
export type SchemaFacts = Pick<Schema, "type" | "origin"> & Partial<Omit<Schema, "properties">>;

/** The fields of an object type; `required` adds to what the facts say. */
export interface Fields {
  readonly properties: ReadonlyMap<string, Schema>;
  readonly required?: readonly string[];
}

const noFields: Fields = { properties: new Map() };

/** A node whose fields are read on first use: graphs are cyclic, and most of them is never looked at. */
export function schemaNode(facts: SchemaFacts, readFields?: () => Fields): Schema {
  const stated = facts.required ?? [];
  let fields: Required<Fields> | undefined;
  const read = (): Required<Fields> => (fields ??= withRequired(readFields?.() ?? noFields, stated));
  return {
    nullable: false,
    listMapKeys: [],
    preserveUnknownFields: false,
    embeddedResource: false,
    validations: [],
    ...facts,
    get properties() {
      return read().properties;
    },
    get required() {
      return read().required;
    },
  };
}

function withRequired({ properties, required = [] }: Fields, stated: readonly string[]): Required<Fields> {
  return { properties, required: required.length === 0 ? stated : [...stated, ...required] };
}

/** The same node with some facts replaced: a field that refers to a type and adds a default of its own. */
export function refineSchema(schema: Schema, facts: Partial<Omit<Schema, "properties">>): Schema {
  return Object.keys(facts).length === 0 ? schema : withDescriptors(schema, facts);
}

/** Copies property descriptors instead of values, so that the fields of the original stay unread. */
function withDescriptors(schema: Schema, facts: Partial<Schema>): Schema {
  const copy = {};
  Object.defineProperties(copy, Object.getOwnPropertyDescriptors(schema));
  Object.defineProperties(copy, Object.getOwnPropertyDescriptors(facts));
  return copy as Schema;
}
