import type { Range } from "../text/range.ts";
import { keyWithoutColon, lineAbove, longestHead, valueStuckTo, withValue } from "./brokenLine.ts";
import { endOfLine, startOfLine } from "./comments.ts";

/** Characters that become spaces, so that no offset moves; line breaks stay. `insert` goes to the end of the text. */
export interface Repair extends Range {
  readonly insert: string;
  /** What is wrong, where something else is taken away, or more than that. */
  readonly cause?: Range;
  /** A word that becomes a key: a `:` takes the place of its last character. */
  readonly key?: Range;
}

export function applyRepair(source: string, repair: Repair): string {
  const blank = source
    .slice(repair.start, repair.end)
    .replace(/[^\r\n]+/gu, (characters) => " ".repeat(characters.length));
  const repaired = source.slice(0, repair.start) + blank + source.slice(repair.end) + repair.insert;
  const { key } = repair;
  return key === undefined ? repaired : `${repaired.slice(0, key.end - 1)}:${repaired.slice(key.end)}`;
}

/**
 * What might be done so that a parser that stopped at `position` goes on, the smallest first: close what is open at the
 * end, or take the line above for a key without its `:`, or take away the tabs in front of the line, the word at the position, what
 * sticks to the key above, the line above when that is no entry (a key still being typed), what stands behind the key of the line,
 * the whole line with what belongs to it.
 */
export function candidateRepairs(source: string, position: number): readonly Repair[] {
  const closers = source.slice(position).trim() === "" ? missingClosers(source) : "";
  if (closers !== "")
    return [{ start: source.trimEnd().length, end: source.trimEnd().length, insert: closers }];
  const start = startOfLine(source, position);
  const end = endOfLine(source, position);
  const line = source.slice(start, end);
  const indentation = /^[ \t]*/u.exec(line)?.[0] ?? "";
  const above = lineAbove(source, start);
  const key = /^\s*(?:-\s+)*[^\s#:'"[\]{}][^#:'"[\]{}]*:(?=\s)/u.exec(line.slice(0, longestHead));
  const word = /^[^,[\]{}\r\n]+/u.exec(source.slice(position, end))?.[0];
  const repairs: Range[] = [];
  if (indentation.includes("\t")) repairs.push({ start, end: start + indentation.length });
  if (word !== undefined && /[,\]}]/u.test(line))
    repairs.push({ start: position, end: position + word.length });
  const stuck = above && valueStuckTo(source, above, start);
  if (stuck !== undefined) repairs.push(stuck);
  if (above !== undefined && !looksLikeEntry(source.slice(above.start, above.end))) repairs.push(above);
  if (key !== null && start + key[0].length <= position) repairs.push({ start: start + key[0].length, end });
  const blanks = repairs.map((range) => ({ ...trimmed(source, range), insert: "" }));
  const cause = trimmed(source, { start, end });
  const whole = { ...withValue(source, { start, end }), cause, insert: "" };
  const bare = above && keyWithoutColon(source, above, start);
  const completed =
    bare === undefined ? [] : [{ start: bare.end, end: bare.end, cause: bare, key: bare, insert: "" }];
  return [...completed, ...blanks, whole];
}

function trimmed(source: string, range: Range): Range {
  const text = source.slice(range.start, range.end);
  if (text.trim() === "") return range;
  return { start: range.end - text.trimStart().length, end: range.start + text.trimEnd().length };
}

/** The brackets that a text which is one flow collection (JSON) lacks at its end. */
function missingClosers(source: string): string {
  if (!/^\s*[[{]/u.test(source)) return "";
  const open: string[] = [];
  for (const [token] of source.matchAll(/"(?:[^"\\]|\\.)*"|'[^']*'|[[\]{}]/gu)) {
    if (token === "[" || token === "{") open.push(token === "[" ? "]" : "}");
    else if (token === "]" || token === "}") open.pop();
  }
  return open.toReversed().join("");
}

/** Whether a line begins with a key or a dash, or closes a bracket. */
export function looksLikeEntry(line: string): boolean {
  return /^\s*(?:-(?:\s|$)|[^#]*:(?:\s|$))/u.test(line) || /^\s*[\]}]/u.test(line);
}

/** The last quote or bracket that opens a value on a line above `line` and is not closed on its own line. */
export function findOpener(source: string, line: number): number | undefined {
  for (let end = line - 1; end >= 0;) {
    const start = startOfLine(source, end);
    const match = /^\s*(?:-\s+)*(?:[^\s#'"[{][^#]*?:\s+)?(?:[&!]\S+\s+)?(["'[{])/u.exec(
      source.slice(start, Math.min(end, start + longestHead)),
    );
    if (match !== null) return start + match[0].length - 1;
    end = start - 1;
  }
  return undefined;
}
