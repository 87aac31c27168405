import type { Range, TextEdit } from "../text/range.ts";
import { endOfLine, startOfLine } from "./comments.ts";
import { contentEnd } from "./contentEnd.ts";
import { findEntry, type YamlEntry, type YamlMapping, type YamlNode } from "./node.ts";
import { sameJson } from "./sameJson.ts";
import { toValue } from "./toValue.ts";
import { writeBelowKey, writeBlock, writeFlow } from "./writeBlock.ts";

/** A mapping as JSON has it. */
type Fields = Readonly<Record<string, unknown>>;

/**
 * The edits after which the text of a node means `wanted`. They touch only lines whose meaning changes; comments and
 * layout of all others stay. Nothing when something would change that is written elsewhere (aliases, merge keys).
 */
export function rewrite(node: YamlNode, wanted: unknown, text: string): readonly TextEdit[] | undefined {
  const edits = editsFor(node, wanted, text);
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  return edits?.map(({ range, newText }) => ({ range, newText: newText.replaceAll("\n", lineBreak) }));
}

function editsFor(node: YamlNode, wanted: unknown, text: string): readonly TextEdit[] | undefined {
  if (sameJson(toValue(node), wanted)) return [];
  if (node.alias !== undefined) return undefined;
  if (node.kind === "mapping" && isFields(wanted)) return mappingEdits(node, wanted, text);
  if (node.kind === "sequence" && Array.isArray(wanted) && node.items.length === wanted.length)
    return all(node.items.map((item, index) => editsFor(item, wanted[index], text)));
  return [replacement(node, wanted, text)];
}

function mappingEdits(node: YamlMapping, wanted: Fields, text: string): readonly TextEdit[] | undefined {
  if (node.entries.some((entry) => entry.merged === true)) return undefined;
  const kept = node.entries.filter(({ key }) => key.value in wanted);
  const removed = node.entries.filter(({ key }) => !(key.value in wanted));
  const added = Object.keys(wanted).filter((name) => findEntry(node, name) === undefined);
  const [gone, name] = [removed[0], added[0]];
  // One name for another: what stands below may stay as it is.
  if (gone !== undefined && name !== undefined && removed.length === 1 && added.length === 1) {
    const rename = { range: rangeOf(gone.key), newText: isJson(text) ? JSON.stringify(name) : name };
    const below = entryEdits(gone, wanted[name], text, node.flow);
    return join(
      [rename],
      below,
      all(kept.map((entry) => entryEdits(entry, wanted[entry.key.value], text, node.flow))),
    );
  }
  const isInPlace = !node.flow && removed.every((entry) => hasOwnLines(entry, text));
  const first = kept[0];
  if ((removed.length > 0 || added.length > 0) && (!isInPlace || first === undefined))
    return [replacement(node, wanted, text)];
  return join(
    removed.map((entry) => removal(entry, text)),
    first === undefined ? [] : insertions(first, added, wanted, text),
    all(kept.map((entry) => entryEdits(entry, wanted[entry.key.value], text, node.flow))),
  );
}

/** New entries go in front of the first one that stays; there its indentation is known. */
function insertions(
  first: YamlEntry,
  names: readonly string[],
  wanted: Fields,
  text: string,
): readonly TextEdit[] {
  const { start } = first.key;
  const column = start - startOfLine(text, start);
  const newText = names
    .map((name) => `${name}${writeBelowKey(wanted[name], column)}\n${" ".repeat(column)}`)
    .join("");
  return names.length === 0 ? [] : [{ range: { start, end: start }, newText }];
}

function entryEdits(
  { key, value }: YamlEntry,
  wanted: unknown,
  text: string,
  isInFlow: boolean,
): readonly TextEdit[] | undefined {
  const isBlock = value.kind !== "scalar" && !value.flow;
  const changesShape = isBlock !== (typeof wanted === "object" && wanted !== null);
  if (!changesShape || isInFlow || (value.kind !== "scalar" && value.flow))
    return editsFor(value, wanted, text);
  if (value.alias !== undefined) return undefined;
  const column = key.start - startOfLine(text, key.start);
  return [
    { range: { start: key.end, end: contentEnd(value, key.end) }, newText: writeBelowKey(wanted, column) },
  ];
}

function replacement(node: YamlNode, wanted: unknown, text: string): TextEdit {
  const range = { start: node.start, end: contentEnd(node, node.start) };
  if (node.kind !== "scalar" && !node.flow)
    return { range, newText: writeBlock(wanted, node.start - startOfLine(text, node.start)) };
  return { range, newText: isJson(text) ? JSON.stringify(wanted) : writeFlow(wanted) };
}

function removal(entry: YamlEntry, text: string): TextEdit {
  const start = startOfLine(text, entry.key.start);
  const end = endOfLine(text, contentEnd(entry.value, entry.key.end));
  const after = /^(?:\r\n|\r|\n)/u.exec(text.slice(end, end + 2))?.[0].length ?? 0;
  return { range: { start, end: end + after }, newText: "" };
}

/** An entry that starts its line; the first one of a list's item stands behind the dash. */
function hasOwnLines({ key }: YamlEntry, text: string): boolean {
  return text.slice(startOfLine(text, key.start), key.start).trim() === "";
}

/** Whether the document is written in JSON, which knows no text without quotes. */
function isJson(text: string): boolean {
  return /^(?:---)?\s*\{/u.test(text);
}

function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

function all(parts: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  return join(...parts);
}

function join(...parts: readonly (readonly TextEdit[] | undefined)[]): readonly TextEdit[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known.flat() : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
