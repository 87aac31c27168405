import type { Fix } from "../finding.ts";
import { say } from "../text/message.ts";
import { applyEdits } from "../text/applyEdits.ts";
import type { TextEdit } from "../text/range.ts";
import { endOfLine, nextLine, startOfLine } from "../yaml/comments.ts";
import { tryParse } from "../yaml/tryParse.ts";

/** Each try reads the section again, as often as the text is checked: few small ones are read in a millisecond or two. */
const longestSection = 10_000;
const mostProblems = 10;
const mostLines = 500;
const mostTries = 4;

/** A key, or the dash of an entry, to whose column others may be moved. */
interface Neighbour {
  readonly column: number;
  readonly word: string;
}

/**
 * Moves a line at a wrong column to that of the nearest line above where it can be read: alone, or with what stands below it at the same
 * column or deeper.
 * Nothing where something above it in its section, which begins at the margin, cannot be read either.
 * @param problems how many the text has
 */
export function realign(text: string, offset: number, problems: number): readonly Fix[] {
  const start = startOfLine(text, offset);
  const column = offset - start;
  const lines = blockFrom(text, start, column);
  const from = sectionAround(text, start);
  const end = endOfLine(text, lines.at(-1) ?? start);
  if (problems > mostProblems || end - from > longestSection || !canBeRead(text.slice(from, start)))
    return [];
  const neighbours = neighboursAbove(text, start)
    .filter((neighbour) => neighbour.column !== column)
    .toSorted((one, other) => Math.abs(one.column - column) - Math.abs(other.column - column));
  const opensBlock = text.slice(start, endOfLine(text, start)).trimEnd().endsWith(":");
  const ways = opensBlock ? [lines, lines.slice(0, 1)] : [lines.slice(0, 1), lines];
  for (const neighbour of neighbours.slice(0, mostTries))
    for (const way of ways) {
      const edits = way.map((line) => moved(line, neighbour.column - column));
      const section = applyEdits(text.slice(0, end), edits).slice(from);
      if (canBeRead(section)) return [{ title: say`Align it with \`${neighbour.word}\``, edits }];
    }
  return [];
}

function canBeRead(text: string): boolean {
  return "events" in tryParse(text);
}

/** The start of the last line above that begins at the margin. */
function sectionAround(text: string, start: number): number {
  for (let line = start; line > 0;) {
    line = startOfLine(text, line - 1);
    if (/^[^\s#]/u.test(text.slice(line, line + 1))) return line;
  }
  return 0;
}

/** The starts of the lines that are moved together. */
function blockFrom(text: string, start: number, column: number): readonly number[] {
  const lines: number[] = [];
  for (let line = start; line < text.length && lines.length < mostLines; line = nextLine(text, line)) {
    const written = text.slice(line, endOfLine(text, line));
    if (/^\s*(?:#|$)/u.test(written)) continue;
    if (written.search(/\S/u) < column) break;
    lines.push(line);
  }
  return lines;
}

/** The keys and dashes that are open above a line, from the inside to the outside. */
function neighboursAbove(text: string, start: number): readonly Neighbour[] {
  const found: Neighbour[] = [];
  let innermost = Infinity;
  for (let end = start - 1; end > 0 && innermost > 0 && found.length < 20;) {
    const from = startOfLine(text, end);
    const [, before = "", dashes = "", word = ""] =
      /^( *)((?:- +)*)([^\s#:'"[\]{}-][^\s:]*)?/u.exec(text.slice(from, end)) ?? [];
    const key = before.length + dashes.length;
    if (word !== "" && key < innermost) found.push({ column: key, word });
    if (dashes !== "" && before.length < innermost) found.push({ column: before.length, word: `- ${word}` });
    if (word !== "" || dashes !== "") innermost = Math.min(innermost, before.length);
    end = from - 1;
  }
  return found;
}

function moved(line: number, by: number): TextEdit {
  return by > 0
    ? { range: { start: line, end: line }, newText: " ".repeat(by) }
    : { range: { start: line, end: line - by }, newText: "" };
}
