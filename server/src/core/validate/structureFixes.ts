import type { Fix } from "../finding.ts";
import type { GoPattern } from "../formats/goPattern.ts";
import { hasFormat } from "../formats/stringFormats.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Schema } from "../schema/schema.ts";
import type { Range } from "../text/range.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";
import type { ScalarValue, YamlEntry, YamlMapping, YamlScalar } from "../yaml/node.ts";
import { rangeOfItem } from "../yaml/rangeOfItem.ts";
import { resolvePlain } from "../yaml/resolveScalar.ts";
import { rewriteScalar } from "../yaml/rewriteScalar.ts";
import { sameValue } from "../yaml/sameValue.ts";
import { isScalarValue } from "../yaml/writeScalar.ts";
import { closestName } from "../text/closestName.ts";
import { say } from "../text/message.ts";
import { isOfDurations } from "./patternMismatch.ts";
import { hasType } from "./valueTypes.ts";

/** "Did you mean": the declared field that is closest and not set yet. */
export function renameField(
  field: Cursor,
  owner: Cursor,
  schema: Schema,
): { readonly name: string; readonly fix: Fix } | undefined {
  const free = [...schema.properties.keys()].filter((name) => owner.at(name).node === undefined);
  const close = closestName(field.name, free);
  const name = close ?? longerName(field, free, schema);
  const key = field.entry?.key;
  if (name === undefined || key === undefined) return undefined;
  return {
    name,
    fix: {
      title: say`Change to \`${name}\``,
      edits: [{ range: { start: key.start, end: key.end }, newText: rewriteScalar(key, name) }],
      ...(close === undefined && field.scalar === undefined ? {} : { preferred: true }),
    },
  };
}

/** What people leave out at the end of a name. */
const usualEndings: ReadonlySet<string> = new Set([
  "Ref",
  "Name",
  "ClassName",
  "Seconds",
  "Count",
  "Template",
]);

/**
 * The one field whose name ends with what was typed, or ends it, as in `name` for `secretName`, or goes on with a usual word, as in
 * `issuer` for `issuerRef`; of several the one that is required.
 */
function longerName(
  field: Cursor,
  names: readonly string[],
  { properties, required }: Schema,
): string | undefined {
  const fitting = names.filter((name) => {
    const [short = "", long = ""] = [name, field.name].toSorted((one, other) => one.length - other.length);
    const type = properties.get(name)?.type;
    const isEnding = long.endsWith(short.charAt(0).toUpperCase() + short.slice(1)) && short.length >= 4;
    const isContinued = name.startsWith(field.name) && usualEndings.has(name.slice(field.name.length));
    return (
      (isEnding || isContinued) && field.node !== undefined && type !== undefined && hasType(field.node, type)
    );
  });
  const needed = fitting.length > 1 ? fitting.filter((name) => required.includes(name)) : fitting;
  return needed.length === 1 ? needed[0] : undefined;
}

/** Take out an entry with all that is below it; none for the only entry of a list element, which would leave a bare dash. */
export function removeField(field: Cursor, text: string): readonly Fix[] {
  const range = rangeOfEntry(field, text);
  if (range === undefined) return [];
  return [{ title: say`Remove \`${field.name}\``, edits: [{ range, newText: "" }] }];
}

/**
 * A key stands twice in a mapping. Where both say the same there is one right repair; else either may be the one that was
 * meant. Nothing for what came in through `<<`.
 */
export function removeDuplicate(second: Cursor, text: string): readonly Fix[] {
  const fields = second.parent?.fields() ?? [];
  const first = fields.find((field) => field.name === second.name && field.entry?.merged !== true);
  const later = rangeOfEntry(second, text);
  if (later === undefined || first === undefined) return [];
  const removeLater = { title: say`Remove this \`${second.name}\``, edits: [{ range: later, newText: "" }] };
  if (textOf(first, text) === textOf(second, text)) return [{ ...removeLater, preferred: true }];
  const earlier = rangeOfEntry(first, text);
  if (earlier === undefined) return [removeLater];
  return [
    removeLater,
    { title: say`Remove the first \`${second.name}\``, edits: [{ range: earlier, newText: "" }] },
  ];
}

/** Another object begins with this field. */
export function insertMark({ entry }: Cursor): readonly Fix[] {
  if (entry === undefined || entry.merged === true) return [];
  const { start } = entry.key;
  return [
    {
      title: say`Insert \`---\``,
      edits: [{ range: { start, end: start }, newText: "---\n" }],
      preferred: true,
    },
  ];
}

/** An entry of a list repeats an earlier one. Removing it is the one right repair where both say the same. */
export function removeEntry(entry: Cursor, earlier: Cursor, text: string): readonly Fix[] {
  const list = entry.parent?.node;
  if (list?.kind !== "sequence" || entry.node === undefined) return [];
  const range = rangeOfItem(list, entry.node, text);
  if (range === undefined) return [];
  const title = say`Remove this entry`;
  return [
    {
      title,
      edits: [{ range, newText: "" }],
      ...(sameValue(entry.node, earlier.node) ? { preferred: true } : {}),
    },
  ];
}

function textOf({ node }: Cursor, text: string): string {
  return node === undefined ? "" : text.slice(node.start, node.end).trim();
}

/**
 * What has to go when an entry goes: its lines, or its slot up to the next one where it shares a line with others. Nothing goes that
 * an alias below stands for.
 */
function rangeOfEntry(field: Cursor, text: string): Range | undefined {
  const range = writtenRangeOf(field, text);
  return range === undefined || isNeededBelow(range, text) ? undefined : range;
}

function isNeededBelow({ start, end }: Range, text: string): boolean {
  const below = text.slice(end);
  const anchors = text.slice(start, end).matchAll(/&([^\s,[\]{}]+)/gu);
  return [...anchors].some(([, name = ""]) => below.includes(`*${name}`));
}

function writtenRangeOf({ entry, parent }: Cursor, text: string): Range | undefined {
  const mapping = parent?.node;
  if (entry === undefined || entry.merged === true || mapping?.kind !== "mapping") return undefined;
  const start = startOfLine(text, entry.key.start);
  if (!mapping.flow && text.slice(start, entry.key.start).trim() === "") {
    const end = endOfLine(text, endOfEntry(entry));
    const lineBreak = /^(?:\r\n|\r|\n)/u.exec(text.slice(end, end + 2))?.[0] ?? "";
    return { start, end: end + lineBreak.length };
  }
  return slotOf(entry, mapping);
}

function slotOf(entry: YamlEntry, { entries, flow }: YamlMapping): Range | undefined {
  const written = entries.filter(({ merged }) => merged !== true);
  const index = written.indexOf(entry);
  const next = written[index + 1];
  if (next !== undefined) return { start: entry.key.start, end: next.key.start };
  if (!flow) return undefined;
  const before = written[index - 1];
  return { start: before === undefined ? entry.key.start : endOfEntry(before), end: endOfEntry(entry) };
}

/** An alias ends with its own text, not with that of its anchor. */
function endOfEntry({ key, value }: YamlEntry): number {
  return Math.max(key.end, value.alias === undefined ? value.end : key.end);
}

/** A single value where a list is due. */
export function wrapInList(scalar: YamlScalar, { items }: Schema, text: string): readonly Fix[] {
  if (scalar.alias !== undefined || scalar.end === scalar.start) return [];
  if (items === undefined || !hasType(scalar, items.type)) return [];
  const { start, end, style } = scalar;
  if (style === "literal" || style === "folded") return [];
  const newText = `[${text.slice(start, end)}]`;
  return [{ title: say`Make it a list`, edits: [{ range: { start, end }, newText }], preferred: true }];
}

/** Put quotes around a value that has to be a text, where that makes it one that fits, or take them off a number or boolean. */
export function requote(at: Cursor, scalar: YamlScalar, schema: Schema, text: string): readonly Fix[] {
  if (scalar.alias !== undefined || scalar.end === scalar.start) return [];
  const range = { start: scalar.start, end: scalar.end };
  if (schema.type === "string" && typeof scalar.value !== "string") {
    const written = text.slice(scalar.start, scalar.end);
    if (schema.pattern?.complaint === undefined && schema.pattern?.test(written) === false)
      return withUnit(written, range, schema.pattern);
    if (schema.enum?.includes(written) === false) return chooseValue(at, schema.enum.filter(isScalarValue));
    if (schema.format !== undefined && !hasFormat(written, schema.format)) return [];
    return [
      {
        title: say`Put quotes around it`,
        edits: [{ range, newText: JSON.stringify(written) }],
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
  return [{ title: say`Remove the quotes`, edits: [{ range, newText: scalar.value }], preferred: true }];
}

/** A number where a duration is due may be one of seconds or of minutes. */
function withUnit(number: string, range: Range, pattern: GoPattern): readonly Fix[] {
  if (!isOfDurations(pattern)) return [];
  return ["s", "m"]
    .map((unit) => `${number}${unit}`)
    .filter((duration) => pattern.test(duration))
    .map((duration) => ({ title: say`Change to \`${duration}\``, edits: [{ range, newText: duration }] }));
}

/** The only allowed value, or the one that was probably meant; else each of a few. */
export function chooseValue(at: Cursor, allowed: readonly ScalarValue[]): readonly Fix[] {
  const { scalar } = at;
  if (scalar === undefined || scalar.alias !== undefined || scalar.end === scalar.start) return [];
  const range = { start: scalar.start, end: scalar.end };
  const change = (value: ScalarValue): Fix => ({
    title: say`Change to \`${value === "" ? '""' : String(value)}\``,
    edits: [{ range, newText: rewriteScalar(scalar, value) }],
  });
  const name = closestName(String(scalar.value), allowed.map(String));
  const close = allowed.length === 1 ? allowed[0] : allowed.find((value) => String(value) === name);
  if (close !== undefined) return [{ ...change(close), preferred: true }];
  return allowed.length > 5 ? [] : allowed.map(change);
}
