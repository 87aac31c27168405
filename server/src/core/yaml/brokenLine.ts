import type { Range } from "../text/range.ts";
import { endOfLine, nextLine, startOfLine } from "./comments.ts";

/** What is looked for at the head of a line stands there: a line of megabytes is not searched again and again. */
export const longestHead = 500;

/** The nearest line above one that holds more than a comment. */
export function lineAbove(source: string, start: number): Range | undefined {
  for (let end = start - 1; end > 0;) {
    const lineStart = startOfLine(source, end);
    const line = source.slice(lineStart, end).trim();
    if (line !== "" && !line.startsWith("#")) return { start: lineStart, end };
    end = lineStart - 1;
  }
  return undefined;
}

/**
 * The word that a line consists of, where what is indented below it can be its value.
 * @param below where that begins
 */
export function keyWithoutColon(source: string, line: Range, below: number): Range | undefined {
  const [, before = "", word = ""] = /^(\s*(?:-\s+)*)([\w.-]{2,})\s*$/u.exec(headOf(source, line)) ?? [];
  const column = before.length;
  const isAboveValue = indentationAt(source, below) > column && !standsInBetween(source, line, column);
  const start = line.start + column;
  return word !== "" && isAboveValue ? { start, end: start + word.length } : undefined;
}

/**
 * What stands behind a `:` without a space between them (`name:web`), where the next field of the same object stands below.
 * @param below where that begins
 */
export function valueStuckTo(source: string, line: Range, below: number): Range | undefined {
  const [head, before = ""] = /^(\s*(?:-\s+)*)[\w.-]+:(?=\S)/u.exec(headOf(source, line)) ?? [];
  return head !== undefined && before.length === indentationAt(source, below)
    ? { start: line.start + head.length, end: line.end }
    : undefined;
}

/** A line with what belongs to it below: the value of its key, or the rest of its entry in a list. */
export function withValue(source: string, line: Range): Range {
  const text = source.slice(line.start, line.end);
  const column = text.search(/\S/u);
  const holdsMore = /^\s*-\s/u.test(text) || /:\s*$/u.test(text);
  if (!holdsMore || standsInBetween(source, line, column)) return line;
  let { end } = line;
  for (let start = nextLine(source, end); start < source.length; start = nextLine(source, start)) {
    const below = source.slice(start, endOfLine(source, start));
    if (/^\s*(?:#|$)/u.test(below)) continue;
    if (below.search(/\S/u) <= column) break;
    end = start + below.length;
  }
  return { start: line.start, end };
}

/** Whether a line stands between another key and what can be the value of that. */
function standsInBetween(source: string, { start }: Range, column: number): boolean {
  const above = lineAbove(source, start);
  const opener = above && /^(\s*(?:-\s+)*)\S.*:\s*$/u.exec(source.slice(above.start, above.end));
  return opener?.[1] !== undefined && opener[1].length >= column;
}

function headOf(source: string, { start, end }: Range): string {
  return source.slice(start, Math.min(end, start + longestHead));
}

function indentationAt(source: string, start: number): number {
  return /^ */u.exec(source.slice(start, start + longestHead))?.[0].length ?? 0;
}
