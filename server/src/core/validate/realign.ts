import type { Fix } from "../finding.ts";
import { say } from "../text/message.ts";
import { applyEdits } from "../text/applyEdits.ts";
import type { TextEdit } from "../text/range.ts";
import { endOfLine, nextLine, startOfLine } from "../yaml/comments.ts";
import { parseDocument } from "../yaml/parseDocument.ts";

/** Each try reads the text again. */
const longestText = 100_000;
const mostLines = 500;
const mostTries = 4;

/** A key, or the dash of an entry, to whose column others may be moved. */
interface Neighbour {
  readonly column: number;
  readonly word: string;
}

/** Moves a line at a wrong column, with what stands below it at the same one or deeper, to that of the nearest line above where it can be read. */
export function realign(text: string, offset: number, problems: number): readonly Fix[] {
  if (text.length > longestText) return [];
  const start = startOfLine(text, offset);
  const column = offset - start;
  const lines = blockFrom(text, start, column);
  const neighbours = neighboursAbove(text, start)
    .filter((neighbour) => neighbour.column !== column)
    .toSorted((one, other) => Math.abs(one.column - column) - Math.abs(other.column - column));
  for (const neighbour of neighbours.slice(0, mostTries)) {
    const edits = lines.map((line) => moved(line, neighbour.column - column));
    const fix = { title: say`Align it with \`${neighbour.word}\``, edits };
    if (parseDocument(applyEdits(text, edits)).problems.length < problems) return [fix];
  }
  return [];
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
