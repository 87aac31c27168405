import type { PartialSchema } from "../../server/src/core/schema/schema.ts";

/** A branch of a junctor as the JSON schema it was read from. */
export function partialJson(schema: PartialSchema): Record<string, unknown> {
  const {
    type,
    required,
    properties,
    items,
    additionalProperties,
    allOf,
    anyOf,
    oneOf,
    not,
    ...constraints
  } = schema;
  return {
    ...(type === undefined
      ? {}
      : type === "int-or-string"
        ? { "x-kubernetes-int-or-string": true }
        : { type }),
    ...constraints,
    ...(required.length === 0 ? {} : { required }),
    ...(properties === undefined ? {} : { properties: propertiesJson(properties) }),
    ...(items === undefined ? {} : { items: partialJson(items) }),
    ...(additionalProperties === undefined
      ? {}
      : { additionalProperties: partialJson(additionalProperties) }),
    ...(allOf === undefined ? {} : { allOf: allOf.map(partialJson) }),
    ...(anyOf === undefined ? {} : { anyOf: anyOf.map(partialJson) }),
    ...(oneOf === undefined ? {} : { oneOf: oneOf.map(partialJson) }),
    ...(not === undefined ? {} : { not: partialJson(not) }),
  };
}

function propertiesJson(properties: ReadonlyMap<string, PartialSchema>): Record<string, unknown> {
  return Object.fromEntries([...properties].map(([name, field]) => [name, partialJson(field)]));
}
