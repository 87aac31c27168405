import { linesOf } from "./lines.ts";
import type { TextEdit } from "./range.ts";

/** Of lines that are compared with each other: four bytes each. */
const mostPairs = 4_000_000;

/**
 * The fewest edits of whole lines that make one text of another, in the order of the text; one edit for all that lies between
 * the first and the last difference where that is very long on both sides.
 *
 * Source: https://en.wikipedia.org/wiki/Longest_common_subsequence
 */
export function lineEdits(before: string, after: string): readonly TextEdit[] {
  const { old, wanted, offset: start } = withoutCommonEnds(linesOf(before), linesOf(after));
  if (old.length * wanted.length > mostPairs) {
    const replaced = { start, end: start + old.join("").length };
    return [{ range: replaced, newText: wanted.join("") }];
  }
  const shared = sharedLines(old, wanted);
  const edits: TextEdit[] = [];
  let offset = start;
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

/** Lines that differ from the first to the last difference, and the offset in the old text at which they begin. */
function withoutCommonEnds(
  old: readonly string[],
  wanted: readonly string[],
): { readonly old: readonly string[]; readonly wanted: readonly string[]; readonly offset: number } {
  const shorter = Math.min(old.length, wanted.length);
  let first = 0;
  while (first < shorter && old[first] === wanted[first]) first += 1;
  let last = 0;
  while (last < shorter - first && old.at(-1 - last) === wanted.at(-1 - last)) last += 1;
  return {
    old: old.slice(first, old.length - last),
    wanted: wanted.slice(first, wanted.length - last),
    offset: old.slice(0, first).join("").length,
  };
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
