import { linesOf } from "./lines.ts";
import type { TextEdit } from "./range.ts";

/**
 * The fewest edits of whole lines that make one text of another, in the order of the text. Time and memory grow with the
 * product of their numbers of lines: made for single objects.
 *
 * Source: https://en.wikipedia.org/wiki/Longest_common_subsequence
 */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const old = linesOf(before);
  const wanted = linesOf(after);
  const shared = sharedLines(old, wanted);
  const edits: TextEdit[] = [];
  let offset = 0;
  let row = 0;
  let column = 0;
  while (row < old.length || column < wanted.length) {
    const line = old[row] ?? "";
    const next = wanted[column] ?? "";
    if (line === next) {
      row += 1;
      column += 1;
    } else if (next !== "" && (line === "" || shared(row, column + 1) >= shared(row + 1, column))) {
      add(edits, { range: { start: offset, end: offset }, newText: next });
      column += 1;
      continue;
    } else {
      add(edits, { range: { start: offset, end: offset + line.length }, newText: "" });
      row += 1;
    }
    offset += line.length;
  }
  return edits;
}

/** Adds an edit at the end; two that touch are one. */
function add(edits: TextEdit[], { range, newText }: TextEdit): void {
  const last = edits.at(-1);
  if (last?.range.end !== range.start) edits.push({ range, newText });
  else
    edits[edits.length - 1] = { range: { ...last.range, end: range.end }, newText: last.newText + newText };
}

/** How many lines two texts can share from a row of the one and a column of the other on. */
function sharedLines(
  old: readonly string[],
  wanted: readonly string[],
): (row: number, column: number) => number {
  const width = wanted.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = old.length - 1; row >= 0; row -= 1)
    for (let column = wanted.length - 1; column >= 0; column -= 1)
      lengths[row * width + column] =
        old[row] === wanted[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  return at;
}
