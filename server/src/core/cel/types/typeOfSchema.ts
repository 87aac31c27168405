import type { Schema } from "../../schema/schema.ts";
import { toFieldName } from "../fieldNames.ts";
import { type CelType, DYN, listOf, objectOf, plain } from "./celType.ts";

/**
 * The type under which rules of a CRD see a value of that schema.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/cel/#type-declarations-and-openapi
 */
export function typeOfSchema(schema: Schema): CelType {
  return typeWith(schema, restricted);
}

/** The type under which admission policies see an object: as in rules, but with all of its metadata. */
export function typeOfAdmitted(schema: Schema): CelType {
  return typeWith(schema, typeOfAdmitted);
}

/** The only built-in type in a definition is that of `metadata`. */
function restricted(schema: Schema): CelType {
  return schema.origin === "built-in" ? METADATA : typeOfSchema(schema);
}

/** @param typeOf gives the types of what lies inside */
function typeWith(schema: Schema, typeOf: (schema: Schema) => CelType): CelType {
  switch (schema.type) {
    case "any":
    case "int-or-string":
      return DYN;
    case "integer":
      return plain("int");
    case "number":
      return plain("double");
    case "boolean":
      return plain("bool");
    case "string":
      return plain(typeOfFormat(schema.format));
    case "array":
      return listOf(schema.items === undefined ? DYN : typeOf(schema.items));
    case "object":
      return schema.additionalProperties === undefined
        ? objectType(schema, typeOf)
        : { kind: "map", key: plain("string"), value: typeOf(schema.additionalProperties) };
  }
}

function typeOfFormat(format: string | undefined): string {
  switch (format) {
    case "byte":
      return "bytes";
    case "date":
    case "date-time":
      return "timestamp";
    case "duration":
      return "duration";
    default:
      return "string";
  }
}

/** Of the metadata of an object rules see its two names and nothing else. */
const METADATA = objectOf({ name: plain("string"), generateName: plain("string") });

function objectType(schema: Schema, typeOf: (schema: Schema) => CelType): CelType {
  const nameOf = (field: string): string | undefined =>
    [...schema.properties.keys()].find((name) => toFieldName(name) === field);
  return {
    kind: "object",
    source: schema,
    schema,
    names: () => [...schema.properties.keys()].map(toFieldName),
    field(name) {
      const property = schema.properties.get(name) ?? schema.properties.get(nameOf(name) ?? "");
      if (property === undefined) return schema.preserveUnknownFields ? DYN : undefined;
      return typeOf(property);
    },
  };
}
