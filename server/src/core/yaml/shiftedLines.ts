import { SCALAR_STYLE, type Event } from "js-yaml";
import { nextLine, startOfLine } from "./comments.ts";
import { quotedContinuations } from "./quotedContinuations.ts";
import { findOpener } from "./repair.ts";
import { tryParse } from "./tryParse.ts";

/** Spaces put in front of a continuation line: deeper than any indentation that people write. */
export const CONTINUATION = " ".repeat(100);

/** A text with these lines moved to the right; the starts of the lines, in order. */
export function shifted(source: string, lines: readonly number[]): string {
  const parts = lines.map((start, index) => source.slice(lines[index - 1] ?? 0, start));
  return [...parts, source.slice(lines.at(-1) ?? 0)].join(CONTINUATION);
}

/** Where lines start once each of them has been shifted. */
export function movedStarts(lines: readonly number[]): readonly number[] {
  return lines.map((start, index) => start + index * CONTINUATION.length);
}

/**
 * A deficient line and those below that look like it, as far as the parser agrees: where it goes on to the end, they are in quoted texts;
 * where it stops before that, it stops well behind one of them. Empty where the first one is all there is.
 */
export function alikeBelow(source: string, line: number): readonly number[] {
  const opener = findOpener(source, line);
  if (opener === undefined) return [];
  const lines = quotedContinuations(source, startOfLine(source, opener));
  if (lines.length < 2 || lines[0] !== line) return [];
  const whole = shifted(source, lines);
  const starts = movedStarts(lines);
  const read = tryParse(whole);
  if (!("reason" in read)) return areQuoted(starts, read.events) ? lines : [];
  const before = lines.filter((_, index) => (starts[index] ?? Infinity) <= read.position);
  const last = starts[before.length - 1];
  const isBehind =
    last !== undefined && startOfLine(whole, read.position) > nextLine(whole, nextLine(whole, last));
  return isBehind ? before : [];
}

function areQuoted(offsets: readonly number[], events: readonly Event[]): boolean {
  let known = 0;
  for (const event of events) {
    if (!("valueStart" in event)) continue;
    if (event.style !== SCALAR_STYLE.SINGLE_QUOTED && event.style !== SCALAR_STYLE.DOUBLE_QUOTED) continue;
    for (
      let at = offsets[known];
      at !== undefined && at >= event.valueStart && at <= event.valueEnd;
      at = offsets[known]
    )
      known++;
  }
  return known === offsets.length;
}
