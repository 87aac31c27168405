import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { say } from "../text/message.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import { contentEnd } from "../yaml/contentEnd.ts";
import type { YamlMapping, YamlScalar } from "../yaml/node.ts";
import { nameOfHome } from "./misplacedField.ts";
import { hasType } from "./valueTypes.ts";

/** Spaces by which a level is indented where the text does not say it otherwise. */
const step = 2;

/** Take a field with its lines to another object of the same document, which may not be written yet. */
export function moveField(field: Cursor, home: Cursor, text: string): readonly Fix[] {
  const { entry } = field;
  if (entry === undefined || entry.merged === true || entry.value.alias !== undefined) return [];
  const start = startOfLine(text, entry.key.start);
  const column = entry.key.start - start;
  if (text.slice(start, entry.key.start).trim() !== "") return [];
  const end = endOfLine(text, contentEnd(entry.value, entry.key.end));
  const lines = text.slice(start, end);
  const title =
    home.called === "" ? say`Move to the top of the object` : say`Move to \`${nameOfHome(home, field)}\``;
  if (home.node === undefined) {
    if (home.parent?.path !== field.parent?.path) return [];
    const opened = `${" ".repeat(column)}${home.name}:\n${shifted(lines, step)}`;
    return [{ title, edits: [{ range: { start, end }, newText: opened }] }];
  }
  const place = placeIn(home, text);
  if (place === undefined) return [];
  const written = shifted(lines, place.column - column);
  // The last lines of an object that belong to the one around it only have to be pulled out.
  if (place.at === end) return [{ title, edits: [{ range: { start, end }, newText: written }] }];
  const lineBreak = /^(?:\r\n|\r|\n)/u.exec(text.slice(end, end + 2))?.[0] ?? "";
  const removed = { range: { start, end: end + lineBreak.length }, newText: "" };
  const newText = `${lineBreak === "" ? "\n" : lineBreak}${written}`;
  return [{ title, edits: [removed, { range: { start: place.at, end: place.at }, newText }] }];
}

/** The end of the line behind which a field of an object can stand, and its column. */
function placeIn(
  { node, entry }: Cursor,
  text: string,
): { readonly at: number; readonly column: number } | undefined {
  if (node === undefined || node.alias !== undefined) return undefined;
  const first = node.kind === "mapping" ? node.entries[0] : undefined;
  if (first === undefined) {
    if (entry === undefined) return undefined;
    const column = entry.key.start - startOfLine(text, entry.key.start);
    const isEmpty = node.kind === "scalar" && node.value === null && node.start === node.end;
    return isEmpty ? { at: endOfLine(text, entry.key.end), column: column + step } : undefined;
  }
  if (node.kind !== "mapping" || node.flow || node.entries.some(({ merged }) => merged === true))
    return undefined;
  return {
    at: endOfLine(text, contentEnd(node, node.end)),
    column: first.key.start - startOfLine(text, first.key.start),
  };
}

function shifted(lines: string, columns: number): string {
  return columns >= 0
    ? lines.replaceAll(/^(?=.*\S)/gmu, " ".repeat(columns))
    : lines.replaceAll(new RegExp(`^ {1,${String(-columns)}}`, "gmu"), "");
}

/** A mapping where a list is due: its only entry without the dash, or names and values as a mapping would have them. */
export function itemize({ node }: Cursor, { items }: Schema, text: string): readonly Fix[] {
  if (node?.kind !== "mapping" || node.alias !== undefined || node.flow || items?.type !== "object")
    return [];
  if (node.entries.some(({ merged }) => merged === true)) return [];
  const has = (name: string): boolean => items.properties.has(name);
  if (node.entries.every(({ key }) => has(key.value))) return dashed(node, text);
  return has("name") && has("value") ? named(node, text) : [];
}

function dashed(node: YamlMapping, text: string): readonly Fix[] {
  const [first] = node.entries;
  if (first === undefined) return [];
  const { start } = first.key;
  const end = contentEnd(node, node.end);
  const newText = `- ${shifted(text.slice(start, end), step).slice(step)}`;
  return [
    { title: say`Make it an entry of a list`, edits: [{ range: { start, end }, newText }], preferred: true },
  ];
}

function named({ entries }: YamlMapping, text: string): readonly Fix[] {
  const edits = entries.flatMap(({ key, value }) => {
    if (
      value.kind !== "scalar" ||
      value.alias !== undefined ||
      value.style === "literal" ||
      value.style === "folded"
    )
      return [];
    const indentation = " ".repeat(key.start - startOfLine(text, key.start) + step);
    const written = text.slice(value.start, value.end);
    const quoted = typeof value.value === "string" || written === "" ? written : JSON.stringify(written);
    const name = text.slice(key.start, key.end);
    return [
      {
        range: { start: key.start, end: Math.max(value.end, key.end + 1) },
        newText: `- name: ${name}\n${indentation}value: ${quoted}`,
      },
    ];
  });
  return edits.length < entries.length ? [] : [{ title: say`Make it a list`, edits, preferred: true }];
}

/** Fields that an object stands for where people write a single value; the first that takes it, and of required ones only these. */
const usualFields = ["name", "number", "value", "size"];

/** A single value where an object is due that has one field for it: the one that it must have, or its name or number. */
export function wrapInObject(scalar: YamlScalar, schema: Schema, text: string): readonly Fix[] {
  const { start, end, style } = scalar;
  if (scalar.alias !== undefined || start === end || style === "literal" || style === "folded") return [];
  const written = text.slice(start, end);
  // An object that can be empty, as its presence says all that `true` would.
  if (scalar.value === true && schema.type === "object" && schema.required.length === 0)
    return [{ title: say`Write \`{}\``, edits: [{ range: { start, end }, newText: "{}" }] }];
  const object = schema.type === "array" ? schema.items : schema;
  if (object?.type !== "object") return [];
  const { properties, required } = object;
  const names =
    required.length === 0
      ? usualFields
      : required.length === 1
        ? required
        : usualFields.filter((usual) => required.includes(usual));
  const name = names.find((candidate) => {
    const field = properties.get(candidate);
    return field !== undefined && hasType(scalar, field.type) && field.enum?.includes(scalar.value) !== false;
  });
  if (name === undefined) return [];
  const value = style === "plain" && /[,[\]{}]/u.test(written) ? JSON.stringify(written) : written;
  const field = `${name}: ${value}`;
  const newText = schema.type === "array" ? `[{ ${field} }]` : `{ ${field} }`;
  const fix = { title: say`Write \`${newText}\``, edits: [{ range: { start, end }, newText }] };
  // Where more is missing, a person has to say what.
  return [required.length > 1 ? fix : { ...fix, preferred: true }];
}
