import type { OutlineDraft } from "./outline.ts";
import { unquoted } from "./outline.ts";
import { endOfQuoted, isBlank, startOfComment } from "./scan.ts";
import type { Range } from "../../text/range.ts";

/** Deeper nesting is no manifest; what stands below is passed over. */
const maximumDepth = 100;

interface FlowReader {
  readonly text: string;
  /** Where to give up when the closing bracket is missing. */
  readonly limit: number;
  readonly opaque: Range[];
}

/**
 * Reads the flow collection that opens at `open` into its owner: every slot between two commas becomes a child, also a
 * half-typed one without a colon. A missing comma at the end of a line is forgiven.
 * @returns the offset behind the closing bracket, or the limit
 */
export function readFlow(reader: FlowReader, open: number, owner: OutlineDraft, depth = 0): number {
  const { text, limit } = reader;
  const mapping = text.charAt(open) === "{";
  owner.content = mapping ? "flow-mapping" : "flow-sequence";
  let position = open + 1;
  while (depth < maximumDepth) {
    position = skipBlanks(reader, position);
    if (position >= limit) break;
    const character = text.charAt(position);
    if (character === "}" || character === "]") {
      owner.value = { start: open, end: position + 1 };
      return position + 1;
    }
    if (character === ",") position += 1;
    else
      position = mapping
        ? readEntry(reader, position, owner, depth)
        : readItem(reader, position, owner, depth);
  }
  owner.value = { start: open, end: limit };
  owner.unclosed = true;
  return limit;
}

function readEntry(reader: FlowReader, start: number, owner: OutlineDraft, depth: number): number {
  const { text } = reader;
  const end = endOfScalar(reader, start, true);
  // A bracket or a colon where a key should stand: step over it.
  if (end === start) return start + 1;
  const entry = flowNode("entry", owner, { start, end }, unquoted(text.slice(start, end)));
  owner.children.push(entry);
  let position = end;
  while (text.charAt(position) === " " || text.charAt(position) === "\t") position += 1;
  if (text.charAt(position) !== ":" || position >= reader.limit) return end;
  entry.colon = position;
  entry.value = { start: position + 1, end: position + 1 };
  const value = skipBlanks(reader, position + 1);
  const onNextLine = text.slice(position, value).includes("\n");
  if (onNextLine && isKey(reader, value)) return value;
  return readValue(reader, value, entry, depth);
}

function readItem(reader: FlowReader, start: number, owner: OutlineDraft, depth: number): number {
  const item = flowNode("item", owner, { start, end: start }, "");
  owner.children.push(item);
  const end = readValue(reader, start, item, depth);
  return end === start ? start + 1 : end;
}

function readValue(reader: FlowReader, start: number, node: OutlineDraft, depth: number): number {
  const character = reader.text.charAt(start);
  if (start >= reader.limit || character === "") return start;
  if (character === "{" || character === "[") return readFlow(reader, start, node, depth + 1);
  const end = endOfScalar(reader, start, false);
  if (end > start) {
    node.value = { start, end };
    node.content = "scalar";
  }
  return end;
}

function flowNode(kind: "entry" | "item", parent: OutlineDraft, head: Range, name: string): OutlineDraft {
  const value = { start: head.end, end: head.end };
  return {
    kind,
    name,
    head,
    value,
    content: "none",
    column: parent.column,
    flow: true,
    parent,
    children: [],
  };
}

/** In a mapping that was left open on the line above, does a new `key:` start here? */
function isKey(reader: FlowReader, start: number): boolean {
  const end = endOfScalar(reader, start, true);
  return end > start && /^[ \t]*:/.test(reader.text.slice(end, end + 20));
}

function endOfScalar(reader: FlowReader, start: number, isKeyPosition: boolean): number {
  const { text, limit } = reader;
  if (text.charAt(start) === '"' || text.charAt(start) === "'") {
    const endOfLine = text.indexOf("\n", start);
    return endOfQuoted(text, start, endOfLine === -1 ? limit : Math.min(endOfLine, limit));
  }
  let end = start;
  for (let position = start; position < limit; position += 1) {
    const character = text.charAt(position);
    if ("{}[],\n\r".includes(character)) break;
    if (character === "#" && position > start && isBlank(text.charAt(position - 1))) break;
    if (character === ":" && isKeyPosition && /[\s,{}[\]]|^$/.test(text.charAt(position + 1))) break;
    if (!isBlank(character)) end = position + 1;
  }
  return end;
}

function skipBlanks(reader: FlowReader, start: number): number {
  const { text, limit } = reader;
  let position = start;
  while (position < limit) {
    const character = text.charAt(position);
    if (character === "#" && startOfComment(text, position)) {
      const endOfLine = text.indexOf("\n", position);
      const end = endOfLine === -1 ? limit : Math.min(endOfLine, limit);
      reader.opaque.push({ start: position, end });
      position = end;
    } else if (isBlank(character)) position += 1;
    else break;
  }
  return position;
}
