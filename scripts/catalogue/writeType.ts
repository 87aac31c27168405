import { wordForType, writeFacts, writeName } from "../../server/src/core/schema/catalogueLine.ts";
import { partialJson } from "./partialJson.ts";
import type { Schema } from "../../server/src/core/schema/schema.ts";

/** A type as the catalogue writes it: the line's text, and the object whose fields follow below, if any. */
export interface WrittenType {
  readonly text: string;
  readonly below?: Schema;
}

/** The name under which a type is declared on its own, when it is. */
export type NameOfType = (schema: Schema) => string | undefined;

/** Writes a type; what has a name becomes a reference. */
export function writeType(schema: Schema, nameOf: NameOfType): WrittenType {
  const name = nameOf(schema);
  if (name !== undefined) return { text: `@${name}${writeFacts(fieldFacts(schema))}` };
  return writeDeclaration(schema, nameOf);
}

/** Writes what a type is, even when it has a name. */
export function writeDeclaration(schema: Schema, nameOf: NameOfType): WrittenType {
  const facts = writeFacts({ ...typeFacts(schema), ...fieldFacts(schema) });
  const inner = schema.type === "array" ? schema.items : schema.additionalProperties;
  if (inner !== undefined) {
    const { text, below } = writeType(inner, nameOf);
    const brackets = schema.type === "array" ? `[${text}]` : `{${text}}`;
    return { text: brackets + facts, ...(below === undefined ? {} : { below }) };
  }
  const word = wordForType(schema.type, schema.format);
  const text = word ?? schema.type;
  return { text: text + facts, ...(schema.properties.size === 0 ? {} : { below: schema }) };
}

/** Writes what the heading line of a type says; a default belongs to the places that use the type. */
export function writeHead(schema: Schema): string {
  return (wordForType(schema.type, schema.format) ?? schema.type) + writeFacts(typeFacts(schema));
}

/** Writes the fields of an object, sorted by name, each with its own fields indented below. */
export function writeFields(schema: Schema, nameOf: NameOfType, indent: string): readonly string[] {
  const required = new Set(schema.required);
  return [...schema.properties]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, field]) => {
      const { text, below } = writeType(field, nameOf);
      const line = `${indent}${writeName(name)}${required.has(name) ? "!" : ""} ${text}`;
      return below === undefined ? [line] : [line, ...writeFields(below, nameOf, `${indent}  `)];
    });
}

/** Facts that a field may add to a type with a name. */
function fieldFacts(schema: Schema): Record<string, unknown> {
  return "default" in schema ? { default: schema.default } : {};
}

const writtenFacts = [
  "nullable",
  "preserveUnknownFields",
  "keepsStatus",
  "embeddedResource",
  "listType",
  "listMapKeys",
  "mergeKey",
  "enum",
  "pattern",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

/** Everything a type says but its fields, its documentation and its CEL rules, which are the words of others. */
function typeFacts(schema: Schema): Record<string, unknown> {
  const facts: Record<string, unknown> = {};
  if (wordForType(schema.type, schema.format) === undefined) facts["format"] = schema.format;
  if (schema.origin === "custom" && schema.definition !== undefined) facts["definition"] = schema.definition;
  for (const name of writtenFacts) {
    const value = schema[name];
    const isEmpty = Array.isArray(value) && value.length === 0 && name !== "enum";
    if (value !== undefined && value !== false && !isEmpty) facts[name] = value;
  }
  const undeclared = schema.required.filter((name) => !schema.properties.has(name));
  if (undeclared.length > 0) facts["required"] = undeclared;
  for (const junctor of ["allOf", "anyOf", "oneOf"] as const)
    if (schema[junctor] !== undefined) facts[junctor] = schema[junctor].map(partialJson);
  if (schema.not !== undefined) facts["not"] = partialJson(schema.not);
  return facts;
}
