import type { Range } from "../../text/range.ts";
import { elementOf, unquoted, type Outline, type OutlineNode } from "../outline/outline.ts";
import { lineAt, skipSpaces, trimEnd, type Line } from "../outline/scan.ts";

/**
 * Where the cursor is, in terms of what may be written there.
 *
 * How it is found: the text is not repaired and not parsed. Its outline (`readOutline.ts`) says who stands under whom;
 * the cursor's line says what is being typed; on a line without a key the column decides whose child it would be,
 * exactly as it would for a node that stood there. Nothing below the cursor and no mistake elsewhere has a say.
 */
export interface Place {
  /** The node whose value, or a part of whose value, is being written. */
  readonly owner: OutlineNode;
  /** A key of the owner, its value as a whole, or either (a line of its own, where the type decides). */
  readonly expects: "key" | "value" | "key-or-value";
  /** `line`: at the start of a line or behind a dash. `inline`: behind `key:`, where blocks need a new line. */
  readonly layout: "line" | "inline" | "flow";
  /** The word at the cursor with its quotes; empty at the cursor when there is none. */
  readonly word: Range;
  /** The word up to the cursor, without quotes. */
  readonly typed: string;
  /** The quote the word starts with. */
  readonly quote: "" | '"' | "'";
  /** Must be written in front: a blank behind `:` or `-`, nothing otherwise. */
  readonly lead: "" | " ";
  /** Column of the word; in `inline` layout that of the owner. */
  readonly column: number;
  /** The column is free to change: nothing but blanks stands in front on this line. */
  readonly atLineStart: boolean;
  /** A colon follows the word, so a key needs neither colon nor value. */
  readonly colonFollows: boolean;
  /** In flow style: what follows is another slot and no comma separates it. */
  readonly needsComma: boolean;
  /** In flow style: the end of the slot in front, when no comma follows it. */
  readonly commaBefore?: number;
  /** Keys that the mapping holds already, without the one at the cursor. */
  readonly present: ReadonlySet<string>;
  /** A list that a dash in this column would continue, when it is not the owner: the key just above, in the same column. */
  readonly listAbove?: OutlineNode;
}

/** @param offset of the cursor. Answers `undefined` where nothing can be completed: comments, scalars over many lines. */
export function placeAt(outline: Outline, text: string, offset: number): Place | undefined {
  if (outline.opaque.some((range) => offset > range.start && offset <= range.end)) return undefined;
  const line = lineAt(text, offset);
  if (/^(?:---|\.\.\.)(?=\s|$)/.test(text.slice(line.start, line.end))) return undefined;
  const collection = flowAround(outline, offset);
  if (collection !== undefined) return flowPlace(collection, text, offset);
  const nodes = outline.blockNodes.filter(
    (node) => node.head.start >= line.start && node.head.start <= line.end,
  );
  const entry = nodes.find((node) => node.kind === "entry");
  if (entry !== undefined) {
    return offset <= (entry.colon ?? 0) ? keyPlace(entry, text, offset) : valuePlace(entry, text, offset);
  }
  const item = nodes.at(-1);
  return item === undefined ? blankPlace(outline, line, text, offset) : itemPlace(item, line, text, offset);
}

function keyPlace(entry: OutlineNode, text: string, offset: number): Place | undefined {
  const { parent, head } = entry;
  if (parent === undefined || offset < head.start || offset > head.end) return undefined;
  return {
    ...wordAt(text, head, offset),
    owner: parent,
    expects: "key",
    layout: "line",
    lead: "",
    column: entry.column,
    atLineStart: false,
    colonFollows: true,
    needsComma: false,
    present: keysOf(parent, entry),
  };
}

function valuePlace(entry: OutlineNode, text: string, offset: number): Place | undefined {
  const { value, content } = entry;
  if (content !== "none" && content !== "scalar") return undefined;
  if (offset > value.end && content === "scalar") return undefined;
  const before = text.charAt(offset - 1);
  return {
    ...wordAt(text, content === "scalar" ? value : { start: offset, end: offset }, offset),
    owner: entry,
    expects: "value",
    layout: "inline",
    lead: before === ":" ? " " : "",
    column: entry.column,
    atLineStart: false,
    colonFollows: false,
    needsComma: false,
    present: keysOf(entry),
  };
}

/** Behind a dash, with nothing or half a word typed. */
function itemPlace(item: OutlineNode, line: Line, text: string, offset: number): Place | undefined {
  if (offset <= item.head.start || (item.content !== "none" && item.content !== "scalar")) return undefined;
  const lead = offset === item.head.end ? " " : "";
  const start = item.content === "scalar" ? item.value.start : offset;
  const end = item.content === "scalar" ? item.value.end : offset;
  if (offset > end || (offset < start && lead === "")) return undefined;
  return {
    ...wordAt(text, { start: Math.min(start, offset), end }, offset),
    owner: item,
    expects: "key-or-value",
    layout: "line",
    lead,
    column: Math.min(start, offset) - line.start + lead.length,
    atLineStart: false,
    colonFollows: false,
    needsComma: false,
    present: keysOf(item),
  };
}

/** A line with neither key nor dash: blank, or with half a word on it. Its column says where it belongs. */
function blankPlace(outline: Outline, line: Line, text: string, offset: number): Place | undefined {
  const first = skipSpaces(text, line.start, line.end);
  const blank = first === line.end;
  const start = blank ? offset : first;
  const end = blank ? offset : trimEnd(text, first, line.end);
  if (offset < start || offset > end) return undefined;
  const column = start - line.start;
  let node = outline.blockNodes.findLast((candidate) => candidate.head.start < line.start) ?? outline.root;
  let listAbove: OutlineNode | undefined;
  while (node.parent !== undefined && node.column >= column) {
    if (node.kind === "entry" && node.column === column && isListIn(node, column)) listAbove = node;
    node = node.parent;
  }
  if (node.content !== "none") return undefined;
  return {
    ...wordAt(text, { start, end }, offset),
    owner: node,
    expects: "key-or-value",
    layout: "line",
    lead: "",
    column,
    atLineStart: true,
    colonFollows: false,
    needsComma: false,
    present: keysOf(node),
    ...(listAbove === undefined ? {} : { listAbove }),
  };
}

/** Whether nothing stands below a key yet, or a list whose dashes stand in that column. */
function isListIn({ content, children }: OutlineNode, column: number): boolean {
  return content === "none" && children.every((child) => child.kind === "item" && child.column === column);
}

/** The innermost flow collection that the cursor is in, as the node that holds it. */
function flowAround(outline: Outline, offset: number): OutlineNode | undefined {
  const isInside = (node: OutlineNode): boolean =>
    (node.content === "flow-mapping" || node.content === "flow-sequence") &&
    offset > node.value.start &&
    (offset < node.value.end || (node.unclosed === true && offset <= node.value.end));
  let found = [outline.root, ...outline.blockNodes].find(isInside);
  for (let next = found; next !== undefined; next = next.children.find(isInside)) found = next;
  return found;
}

function flowPlace(collection: OutlineNode, text: string, offset: number): Place | undefined {
  const before = collection.children.findLast((child) => child.head.start <= offset);
  const between = before === undefined ? "," : text.slice(slotEnd(before), Math.max(offset, slotEnd(before)));
  const isEmpty = before?.colon !== undefined && before.content === "none";
  const isNewSlot = between.includes(",") || (between.includes("\n") && !isEmpty);
  const slot = isNewSlot ? undefined : before;
  if (slot !== undefined && between !== "" && !isEmpty) return undefined;
  const isNested = slot?.content === "flow-mapping" || slot?.content === "flow-sequence";
  if (isNested && offset > slot.value.start) return undefined;
  if (slot?.kind === "entry" && slot.colon !== undefined && offset > slot.colon) {
    return isNested ? undefined : flowValuePlace(slot, text, offset);
  }
  const nothing = { start: offset, end: offset };
  const commaBefore =
    before !== undefined && isNewSlot && !between.includes(",") ? slotEnd(before) : undefined;
  if (collection.content === "flow-mapping") {
    return {
      ...(commaBefore === undefined ? {} : { commaBefore }),
      ...wordAt(text, slot?.head ?? nothing, offset),
      owner: collection,
      expects: "key",
      layout: "flow",
      lead: "",
      column: collection.column,
      atLineStart: false,
      colonFollows: slot?.colon !== undefined,
      needsComma: slot === undefined && lacksComma(text, offset),
      present: keysOf(collection, slot),
    };
  }
  return flowValuePlace(slot ?? elementOf(collection, offset), text, offset);
}

function flowValuePlace(slot: OutlineNode, text: string, offset: number): Place {
  const word =
    slot.content === "scalar" && offset >= slot.value.start ? slot.value : { start: offset, end: offset };
  return {
    ...wordAt(text, word, offset),
    owner: slot,
    expects: "value",
    layout: "flow",
    lead: text.charAt(offset - 1) === ":" ? " " : "",
    column: slot.column,
    atLineStart: false,
    colonFollows: false,
    needsComma: false,
    present: keysOf(slot),
  };
}

function slotEnd(slot: OutlineNode): number {
  return Math.max(slot.head.end, slot.value.end, (slot.colon ?? -1) + 1);
}

function lacksComma(text: string, offset: number): boolean {
  return /^\s*["'\w]/.test(text.slice(offset, offset + 200));
}

/** Of a word whose quote was never closed only what stands in front of the cursor: the rest belongs to others. */
function wordAt(text: string, range: Range, offset: number): Pick<Place, "word" | "typed" | "quote"> {
  const first = text.charAt(range.start);
  const quote = range.end > range.start && (first === '"' || first === "'") ? first : "";
  const closed = quote !== "" && range.end - range.start > 1 && text.charAt(range.end - 1) === quote;
  const start = Math.min(range.start, offset);
  const end = quote === "" || closed ? Math.max(range.end, offset) : offset;
  return { word: { start, end }, typed: unquoted(text.slice(start, offset)), quote };
}

function keysOf(node: OutlineNode, except?: OutlineNode): ReadonlySet<string> {
  const entries = node.children.filter((child) => child.kind === "entry" && child !== except);
  return new Set(entries.map((child) => child.name));
}
