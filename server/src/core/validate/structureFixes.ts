import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { resolvePlain } from "../yaml/resolveScalar.ts";
import { closestName } from "../text/closestName.ts";
import { hasType } from "./constraints.ts";

/** "Did you mean": the declared field that is closest and not set yet. */
export function renameField(
  field: Cursor,
  owner: Cursor,
  properties: ReadonlyMap<string, Schema>,
): { readonly name: string; readonly fix: Fix } | undefined {
  const free = [...properties.keys()].filter((name) => owner.at(name).node === undefined);
  const name = closestName(field.name, free);
  const key = field.entry?.key;
  if (name === undefined || key === undefined) return undefined;
  return {
    name,
    fix: {
      title: `Change to \`${name}\``,
      edits: [{ range: { start: key.start, end: key.end }, newText: name }],
      preferred: true,
    },
  };
}

/** Take out an entry of a block mapping with all that is below it; none for one that shares its line with others. */
export function removeField(field: Cursor, text: string): readonly Fix[] {
  const { entry } = field;
  if (entry === undefined || entry.merged === true) return [];
  const start = startOfLine(text, entry.key.start);
  if (text.slice(start, entry.key.start).trim() !== "") return [];
  const end = endOfLine(
    text,
    Math.max(entry.key.end, entry.value.alias === undefined ? entry.value.end : entry.key.end),
  );
  if (/[,\]}]\s*$/u.test(text.slice(entry.key.end, end)) && !/[[{"']/u.test(text.slice(entry.key.end, end)))
    return [];
  const after = /^(?:\r\n|\r|\n)/u.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return [
    { title: `Remove \`${field.name}\``, edits: [{ range: { start, end: end + after }, newText: "" }] },
  ];
}

/** Put quotes around a value that has to be a text, or take them off a number or boolean. */
export function requote(scalar: YamlScalar, schema: Schema, text: string): readonly Fix[] {
  if (scalar.alias !== undefined || scalar.end === scalar.start) return [];
  const range = { start: scalar.start, end: scalar.end };
  if (schema.type === "string" && typeof scalar.value !== "string") {
    return [
      {
        title: "Put quotes around it",
        edits: [{ range, newText: JSON.stringify(text.slice(scalar.start, scalar.end)) }],
        preferred: true,
      },
    ];
  }
  if (
    typeof scalar.value !== "string" ||
    (scalar.style !== "single-quoted" && scalar.style !== "double-quoted")
  )
    return [];
  const resolved = resolvePlain(scalar.value);
  const bare = "value" in resolved ? { ...scalar, value: resolved.value } : undefined;
  if (bare === undefined || !hasType(bare, schema.type)) return [];
  return [{ title: "Remove the quotes", edits: [{ range, newText: scalar.value }], preferred: true }];
}

/** The only allowed value, or the one that was probably meant; else each of a few. */
export function chooseValue(at: Cursor, allowed: readonly string[]): readonly Fix[] {
  const { scalar } = at;
  if (scalar === undefined || scalar.alias !== undefined || scalar.end === scalar.start) return [];
  const range = { start: scalar.start, end: scalar.end };
  const close = allowed.length === 1 ? allowed[0] : closestName(String(scalar.value), allowed);
  if (close !== undefined)
    return [{ title: `Change to \`${close}\``, edits: [{ range, newText: close }], preferred: true }];
  if (allowed.length > 5) return [];
  return allowed.map((value) => ({ title: `Change to \`${value}\``, edits: [{ range, newText: value }] }));
}

/** Add a line for a missing field below the last entry of its mapping, with a value that fits its type. */
export function addRequiredField(field: Cursor, owner: Cursor, schema: Schema, text: string): readonly Fix[] {
  const node = owner.node;
  const type = schema.properties.get(field.name);
  if (node?.kind !== "mapping" || node.flow || node.alias !== undefined || type === undefined) return [];
  const last = node.entries.findLast((entry) => entry.merged !== true);
  const first = node.entries.find((entry) => entry.merged !== true);
  if (last === undefined || first === undefined) return [];
  const at = endOfLine(
    text,
    Math.max(last.key.end, last.value.alias === undefined ? last.value.end : last.key.end),
  );
  const indentation = " ".repeat(first.key.start - startOfLine(text, first.key.start));
  const newText = `\n${indentation}${field.name}:${placeholder(type, indentation)}`;
  return [{ title: `Add \`${field.name}\``, edits: [{ range: { start: at, end: at }, newText }] }];
}

function placeholder(type: Schema, indentation: string): string {
  const value = type.default ?? type.enum?.[0];
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return ` ${String(value)}`;
  if (type.type === "object") {
    const fields = type.required.flatMap((name) => {
      const below = type.properties.get(name);
      return below === undefined
        ? []
        : [`\n${indentation}  ${name}:${placeholder(below, `${indentation}  `)}`];
    });
    return fields.length === 0 ? " {}" : fields.join("");
  }
  if (type.type === "array") return " []";
  if (type.type === "boolean") return " false";
  if (type.type === "integer" || type.type === "number" || type.type === "int-or-string")
    return ` ${String(type.minimum ?? 1)}`;
  return ' ""';
}
