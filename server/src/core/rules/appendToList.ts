import type { Cursor } from "../manifest/cursor.ts";
import type { TextEdit } from "../text/range.ts";

/**
 * Appends an element to a list of a mapping in block style, and makes the list when there is none. Undefined where the
 * mapping or the list is written in flow style or stands behind an alias.
 * @param lines of the element, a mapping, without its dash
 */
export function appendToList(
  owner: Cursor,
  field: string,
  lines: readonly string[],
  text: string,
): TextEdit | undefined {
  const { node } = owner;
  if (node?.kind !== "mapping" || node.flow || node.alias !== undefined) return undefined;
  const [first] = node.entries;
  if (first === undefined || node.entries.some(({ merged }) => merged === true)) return undefined;
  const list = owner.at(field).node;
  if (list === undefined) {
    const at = endOfContent(text, node.end);
    const indent = columnOf(text, first.key.start);
    return insert(at, [`${indent}${field}:`, ...element(lines, `${indent}  `)]);
  }
  const item = list.kind === "sequence" && !list.flow && list.alias === undefined ? list.items[0] : undefined;
  if (list.kind !== "sequence" || item === undefined) return undefined;
  const dash = text.lastIndexOf("-", item.start);
  return insert(endOfContent(text, list.end), element(lines, columnOf(text, dash)));
}

function element(lines: readonly string[], indent: string): readonly string[] {
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}`);
}

function insert(at: number, lines: readonly string[]): TextEdit {
  return { range: { start: at, end: at }, newText: lines.map((line) => `\n${line}`).join("") };
}

/** Behind the last character of a block, without the blanks and line breaks that belong to it. */
function endOfContent(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

function columnOf(text: string, offset: number): string {
  return " ".repeat(offset - (text.lastIndexOf("\n", offset - 1) + 1));
}
