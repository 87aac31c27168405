import type { Range } from "../../text/range.ts";
import { unquoted, type Outline, type OutlineDraft } from "./outline.ts";
import { readFlow } from "./readFlow.ts";
import {
  endOfDeeperLines,
  endOfQuoted,
  isBlank,
  lineFrom,
  skipSpaces,
  startOfComment,
  trimEnd,
  type Line,
} from "./scan.ts";

const byteOrderMark = 0xfeff;

interface BlockReader {
  readonly text: string;
  readonly blockNodes: OutlineDraft[];
  readonly opaque: Range[];
  /** The node read last and everything it stands in, outermost first. */
  readonly open: OutlineDraft[];
}

/**
 * Reads the outline of a YAML or JSON text in one pass. The only rule for block style is YAML's own: a node belongs to
 * the nearest one above that stands further left, and a dash also to the key in its own column. A line that makes no
 * sense is passed over, so what is wrong in one place changes nothing in another.
 */
export function readOutline(text: string): Outline {
  const root = documentNode();
  const reader: BlockReader = { text, blockNodes: [], opaque: [], open: [root] };
  let position = 0;
  while (position < text.length) position = readLine(reader, root, lineFrom(text, position));
  return { root, blockNodes: reader.blockNodes, opaque: reader.opaque };
}

function documentNode(): OutlineDraft {
  const nothing = { start: 0, end: 0 };
  return {
    kind: "document",
    name: "",
    head: nothing,
    value: nothing,
    content: "none",
    column: -1,
    flow: false,
    parent: undefined,
    children: [],
  };
}

/** @returns the start of the line to read next */
function readLine(reader: BlockReader, root: OutlineDraft, line: Line): number {
  const { text } = reader;
  const first = text.charCodeAt(line.start) === byteOrderMark ? line.start + 1 : line.start;
  let position = skipSpaces(text, first, line.end);
  if (/^---(?=\s|$)/.test(text.slice(line.start, line.start + 4)))
    position = skipSpaces(text, line.start + 3, line.end);
  let node: OutlineDraft | undefined;
  while (position < line.end) {
    const column = position - line.start;
    if (text.charAt(position) === "-" && (position + 1 >= line.end || isBlank(text.charAt(position + 1)))) {
      node = attach(reader, "item", column, { start: position, end: position + 1 }, "");
      position = skipSpaces(text, position + 1, line.end);
      continue;
    }
    position = skipProperties(text, position, line.end);
    const key = keyAt(text, position, line.end);
    if (key === undefined) return readScalarLine(reader, node, root, line, position);
    node = attach(reader, "entry", column, key, unquoted(text.slice(key.start, key.end)));
    node.colon = text.indexOf(":", key.end);
    return readContent(reader, node, line, skipSpaces(text, node.colon + 1, line.end));
  }
  return line.next;
}

/** A line, or the rest of one behind a dash, that holds no key. */
function readScalarLine(
  reader: BlockReader,
  item: OutlineDraft | undefined,
  root: OutlineDraft,
  line: Line,
  position: number,
): number {
  if (item !== undefined) return readContent(reader, item, line, position);
  const character = reader.text.charAt(position);
  const above = reader.open.at(-1);
  // A flow collection on a line of its own is the value of the key above, or the whole document as in JSON.
  const holder = above === root || above?.content === "none" ? above : undefined;
  if ((character === "{" || character === "[") && holder?.children.length === 0) {
    return readContent(reader, holder, line, position);
  }
  noteComment(reader, line, position);
  return line.next;
}

/** Reads what stands behind a colon or a dash, over several lines where it is a block scalar, quoted or in brackets. */
function readContent(reader: BlockReader, node: OutlineDraft, line: Line, start: number): number {
  const { text } = reader;
  const position = skipProperties(text, start, line.end);
  node.value = { start: position, end: position };
  const character = text.charAt(position);
  if (position >= line.end || (character === "#" && startOfComment(text, position))) {
    noteComment(reader, line, position);
    return line.next;
  }
  if (character === "{" || character === "[") return readBrackets(reader, node, line, position);
  if (character === "|" || character === ">") {
    node.content = "block-scalar";
    node.value = { start: position, end: line.end };
    return passOver(reader, node, line);
  }
  node.content = "scalar";
  if (character === '"' || character === "'") return readQuoted(reader, node, line, position);
  const comment = noteComment(reader, line, position);
  node.value = { start: position, end: trimEnd(text, position, comment) };
  return line.next;
}

function readBrackets(reader: BlockReader, node: OutlineDraft, line: Line, open: number): number {
  const { text, opaque } = reader;
  const limit = endOfBrackets(text, line, node.column);
  const end = readFlow({ text, limit, opaque }, open, node);
  // Left open, it ends where the next line starts, and that line is another's.
  if (node.unclosed === true) return end;
  const rest = end < line.end ? line : lineFrom(text, end);
  noteComment(reader, rest, end);
  return rest.next;
}

/** Without a closing bracket a collection ends where a line in its owner's column, or left of it, looks like an entry. */
function endOfBrackets(text: string, first: Line, column: number): number {
  let line = first;
  while (line.next < text.length) {
    line = lineFrom(text, line.next);
    const start = skipSpaces(text, line.start, line.end);
    if (start - line.start > column || start === line.end) continue;
    if (/^(?:- |---|[^\s"'{}[\],#][^{}[\]",]*:(?:\s|$))/.test(text.slice(start, line.end))) return line.start;
  }
  return text.length;
}

/** A quoted scalar may go on over lines that are indented deeper; one that never ends stops at its line. */
function readQuoted(reader: BlockReader, node: OutlineDraft, line: Line, start: number): number {
  const { text } = reader;
  let end = endOfQuoted(text, start, line.end);
  let last = line;
  if (!isClosed(text, start, end)) {
    const found = endOfQuoted(text, start, endOfDeeperLines(text, line, node.column));
    if (isClosed(text, start, found)) {
      end = found;
      reader.opaque.push({ start: line.end, end: found });
      last = lineFrom(text, found);
    }
  }
  node.value = { start, end };
  noteComment(reader, last, end);
  return last.next;
}

function isClosed(text: string, start: number, end: number): boolean {
  return end - 1 > start && text.charAt(end - 1) === text.charAt(start);
}

/** Steps over the lines of a block scalar. Blank lines at its end stay open to completion. */
function passOver(reader: BlockReader, node: OutlineDraft, header: Line): number {
  const { text } = reader;
  const end = endOfDeeperLines(text, header, node.column);
  const lastText = trimEnd(text, header.end, end);
  if (lastText > header.end)
    reader.opaque.push({ start: header.next - 1, end: lineFrom(text, lastText).end });
  return end;
}

/** Finds a comment in the rest of a line that holds no quoted text. @returns where the comment or the line ends the text */
function noteComment(reader: BlockReader, line: Line, start: number): number {
  const { text, opaque } = reader;
  for (let position = start; position < line.end; position += 1) {
    if (text.charAt(position) !== "#" || !startOfComment(text, position)) continue;
    opaque.push({ start: position, end: line.end });
    return position;
  }
  return line.end;
}

/** Anchors and tags in front of a node: `&name`, `!!str`. */
function skipProperties(text: string, start: number, end: number): number {
  let position = start;
  while (position < end && /[&!]/.test(text.charAt(position))) {
    while (position < end && !isBlank(text.charAt(position))) position += 1;
    position = skipSpaces(text, position, end);
  }
  return position;
}

/** The key that starts here, if a colon that ends a key follows on the same line. */
function keyAt(text: string, start: number, end: number): Range | undefined {
  const character = text.charAt(start);
  if (character === '"' || character === "'") {
    const close = endOfQuoted(text, start, end);
    return text.charAt(skipSpaces(text, close, end)) === ":" ? { start, end: close } : undefined;
  }
  if ("{}[],#|>@`%".includes(character)) return undefined;
  for (let position = start; position < end; position += 1) {
    if (text.charAt(position) === "#" && startOfComment(text, position)) return undefined;
    if (text.charAt(position) !== ":" || !(position + 1 >= end || isBlank(text.charAt(position + 1))))
      continue;
    return position > start ? { start, end: trimEnd(text, start, position) } : undefined;
  }
  return undefined;
}

function attach(
  reader: BlockReader,
  kind: "entry" | "item",
  column: number,
  head: Range,
  name: string,
): OutlineDraft {
  const { open } = reader;
  let parent = open.at(-1);
  while (parent?.parent !== undefined && !mayHold(parent, kind, column)) {
    open.pop();
    parent = open.at(-1);
  }
  const value = { start: head.end, end: head.end };
  const node: OutlineDraft = {
    kind,
    name,
    head,
    value,
    content: "none",
    column,
    flow: false,
    parent,
    children: [],
  };
  parent?.children.push(node);
  open.push(node);
  reader.blockNodes.push(node);
  return node;
}

/** Kubernetes manifests often write the dashes of a list in the column of its key. */
function mayHold(parent: OutlineDraft, kind: "entry" | "item", column: number): boolean {
  return parent.column < column || (parent.column === column && kind === "item" && parent.kind === "entry");
}
