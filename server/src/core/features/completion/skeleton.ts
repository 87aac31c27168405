import type { Schema } from "../../schema/schema.ts";
import { leadingFields, startingFields } from "./customaryFields.ts";
import { appName, sampleFor, startingKeys } from "./customaryValues.ts";
import { sampleText } from "./sampleText.ts";
import type { FieldPath, SkeletonWriter } from "./skeletonWriter.ts";
import { escapeSnippet } from "./snippet.ts";
import { writeScalar, writeValue } from "../../yaml/writeScalar.ts";

/** Deeper required fields are left to the person. */
const maximumDepth = 9;

/**
 * What stands behind `key:` when a field was chosen: one place for a scalar, the required and customary fields of an
 * object, one element of a list. Starts with a blank or a line break; lines carry their indentation in full.
 * @param column of the key
 */
export function fieldSkeleton(
  schema: Schema,
  path: FieldPath,
  column: number,
  writer: SkeletonWriter,
): string {
  const { layout, places } = writer;
  if (path.at(-1) === "emptyDir") return " {}";
  if (isMapping(schema) && startsEmpty(schema, path, writer))
    return `\n${blanks(column + layout.step)}${places.empty()}`;
  if (isLeaf(schema)) return ` ${leaf(schema, path, writer, false)}`;
  if (schema.type === "array" && isPlainList(schema)) {
    return `\n${blanks(column + layout.dashOffset)}- ${leaf(schema.items ?? schema, path, writer, false)}`;
  }
  return block(schema, path, column, writer, 0);
}

/** What stands behind the dash of a new element. @param column in which the element's keys stand */
export function elementSkeleton(
  items: Schema,
  path: FieldPath,
  column: number,
  writer: SkeletonWriter,
): string {
  if (!isMapping(items)) return isLeaf(items) ? leaf(items, path, writer, false) : writer.places.empty();
  const fields = fieldLines(items, path, column, writer, 0);
  return fields.length === 0 ? writer.places.empty() : fields.join(`\n${blanks(column)}`);
}

/** The value of a field on one line, for flow style and JSON; starts with a blank. */
export function flowFieldSkeleton(schema: Schema, path: FieldPath, writer: SkeletonWriter): string {
  if (isMapping(schema) && startsEmpty(schema, path, writer)) return ` {${writer.places.empty()}}`;
  if (schema.type === "array")
    return ` [${isLeaf(schema.items ?? schema) ? writer.places.empty() : flow(schema.items ?? schema, path, writer, 0)}]`;
  return ` ${isLeaf(schema) ? leaf(schema, path, writer, false) : flow(schema, path, writer, 0)}`;
}

/** One element of a list on one line. */
export function flowElementSkeleton(items: Schema, path: FieldPath, writer: SkeletonWriter): string {
  return flow(items, path, writer, 0);
}

/** The lines of an object's starting fields, without the indentation of the object itself. */
export function fieldLines(
  schema: Schema,
  path: FieldPath,
  column: number,
  writer: SkeletonWriter,
  depth: number,
  names: readonly string[] = startingFields(schema, path),
): readonly string[] {
  return names.flatMap((name) => {
    const field = writer.typeOf(schema, name);
    if (field === undefined) return [];
    return [
      `${escapeSnippet(writeScalar(name))}:${block(field, [...path, name], column, writer, depth + 1)}`,
    ];
  });
}

/** The value of a field that has to be there, so no place in it is left empty. */
function block(
  schema: Schema,
  path: FieldPath,
  column: number,
  writer: SkeletonWriter,
  depth: number,
): string {
  const { layout, places } = writer;
  if (isLeaf(schema) || depth > maximumDepth) return ` ${leaf(schema, path, writer, true)}`;
  if (schema.type === "array") {
    const items = schema.items;
    const dash = column + layout.dashOffset;
    if (items === undefined) return " []";
    const element = isMapping(items)
      ? fieldLines(items, path, dash + 2, writer, depth).join(`\n${blanks(dash + 2)}`)
      : block(items, path, dash, writer, depth + 1).trimStart();
    return `\n${blanks(dash)}- ${element === "" ? `{${places.empty()}}` : element}`;
  }
  const inner = column + layout.step;
  const lines = isMap(schema)
    ? mapLines(schema, path, inner, writer, depth)
    : fieldLines(schema, path, inner, writer, depth);
  const chosen =
    lines.length > 0 ? lines : fieldLines(schema, path, inner, writer, depth, leadingFields(schema));
  return chosen.length === 0
    ? ` {${places.empty()}}`
    : chosen.map((line) => `\n${blanks(inner)}${line}`).join("");
}

function mapLines(
  schema: Schema,
  path: FieldPath,
  column: number,
  writer: SkeletonWriter,
  depth: number,
): readonly string[] {
  const values = schema.additionalProperties;
  const keys = values === undefined ? [] : startingKeys(path);
  if (values === undefined || keys.length === 0)
    return mapEntries(schema, path, writer).map(([key, value]) => `${key}: ${value}`);
  return keys.map((key) => `${key}:${block(values, [...path, key], column, writer, depth + 1)}`);
}

function flow(schema: Schema, path: FieldPath, writer: SkeletonWriter, depth: number): string {
  if (isLeaf(schema) || depth > maximumDepth) return leaf(schema, path, writer, true);
  if (schema.type === "array")
    return `[${schema.items === undefined ? "" : flow(schema.items, path, writer, depth + 1)}]`;
  const fields = isMap(schema)
    ? mapEntries(schema, path, writer).map(([key, value]) => `${key}: ${value}`)
    : flowFields(schema, path, writer, depth, startingFields(schema, path));
  return `{${fields.length === 0 ? writer.places.empty() : fields.join(", ")}}`;
}

/** The same as `fieldLines` for flow style. */
export function flowFields(
  schema: Schema,
  path: FieldPath,
  writer: SkeletonWriter,
  depth: number,
  names: readonly string[],
): readonly string[] {
  const quote = writer.layout.json ? '"' : "";
  return names.flatMap((name) => {
    const field = writer.typeOf(schema, name);
    if (field === undefined) return [];
    return [`${escapeSnippet(writeScalar(name, quote))}: ${flow(field, [...path, name], writer, depth + 1)}`];
  });
}

function mapEntries(
  schema: Schema,
  path: FieldPath,
  writer: SkeletonWriter,
): readonly (readonly [string, string])[] {
  const { places, layout, entriesFor } = writer;
  const quote = layout.json ? '"' : "";
  const entries = entriesFor(path);
  const write = (text: string): string =>
    text === appName ? `${quote}${places.shared(text)}${quote}` : places.text(writeScalar(text, quote));
  if (entries.length > 0)
    return entries.map(([key, value]) => [escapeSnippet(writeScalar(key, quote)), write(value)]);
  const values = schema.additionalProperties;
  const value =
    values === undefined ? write("value") : flow(values, [...path, "value"], writer, maximumDepth - 2);
  return [[write("key"), value]];
}

/**
 * @param filled leave no empty place: the field is required, and a null would be the same as none
 */
function leaf(schema: Schema, path: FieldPath, writer: SkeletonWriter, filled: boolean): string {
  const { places, layout, namesFor } = writer;
  const quote = layout.json ? '"' : "";
  const choices = (schema.enum ?? []).flatMap((value) => writeValue(value, quote) ?? []);
  const fallback = writeValue(schema.default, quote);
  if (choices.length > 1)
    return places.choice(firstOf(choices, writeValue(sampleFor(path), quote) ?? fallback));
  // What can be nothing else is no place: the next key would be typed over it.
  if (choices[0] !== undefined) return escapeSnippet(choices[0]);
  if (schema.type === "boolean")
    return places.choice(schema.default === true ? ["false", "true"] : ["true", "false"]);
  if (fallback !== undefined && (!filled || sampleFor(path) === undefined)) return places.text(fallback);
  if (!filled) return layout.json && schema.type === "string" ? `"${places.empty()}"` : places.empty();
  if (schema.type === "object" || schema.type === "array") return schema.type === "object" ? "{}" : "[]";
  const [only, ...others] = namesFor(path).map((name) => writeScalar(name, quote));
  if (only !== undefined) return others.length === 0 ? places.text(only) : places.choice([only, ...others]);
  const sample = sampleText(schema, path);
  if (sample === appName) return `${quote}${places.shared(sample)}${quote}`;
  return places.text(writeScalar(sample, quote));
}

function firstOf(choices: readonly string[], first: string | undefined): readonly string[] {
  return first === undefined || !choices.includes(first)
    ? choices
    : [first, ...choices.filter((choice) => choice !== first)];
}

function isMapping(schema: Schema): boolean {
  return schema.type === "object" && !isLeaf(schema);
}

function isMap(schema: Schema): boolean {
  return schema.properties.size === 0 && schema.additionalProperties !== undefined;
}

function isLeaf(schema: Schema): boolean {
  return schema.type !== "object" && schema.type !== "array";
}

function isPlainList(schema: Schema): boolean {
  return schema.items !== undefined && isLeaf(schema.items);
}

function startsEmpty(schema: Schema, path: FieldPath, { entriesFor }: SkeletonWriter): boolean {
  if (isMap(schema)) return entriesFor(path).length === 0 && startingKeys(path).length === 0;
  return startingFields(schema, path).length === 0;
}

function blanks(count: number): string {
  return " ".repeat(count);
}
