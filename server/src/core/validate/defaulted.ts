import { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** Whether the server, after it filled in defaults, finds a value there. */
export function isSet(place: Cursor, schema: Schema | undefined): boolean {
  if (place.present || schema?.default !== undefined) return true;
  return place.node !== undefined && schema?.nullable === true && schema.origin === "custom";
}

/** Whether the server finds the default of the type there. A `null` that the type does not allow is dropped before. */
export function isFilledIn(place: Cursor, schema: Schema): boolean {
  return (
    schema.origin === "custom" &&
    schema.default !== undefined &&
    !place.present &&
    (place.node === undefined || !schema.nullable)
  );
}

/** How many entries the server finds in a list or mapping: without the nulls that it drops, with the defaults that it fills in. */
export function sizeOf(at: Cursor, schema: Schema): number {
  if (!at.isMapping || schema.origin === "built-in") return at.children().length;
  const kept = at.fields().filter((field) => {
    const type = schema.properties.get(field.name) ?? schema.additionalProperties;
    return field.present || type === undefined || type.nullable || type.type === "any";
  });
  const filledIn = Array.from(schema.properties).filter(([name, type]) => isFilledIn(at.at(name), type));
  return kept.length + filledIn.length;
}

/** A value that stands in no text as a place. */
export function cursorAt(value: unknown): Cursor {
  return Cursor.root(parseDocument(JSON.stringify(value)).root);
}
