import type { Event } from "js-yaml";
import { say, type Message } from "../text/message.ts";
import { withAliasKey } from "./aliasKeys.ts";
import { bestRepair, reachedWithRepair } from "./bestRepair.ts";
import { endOfLine, nextLine, startOfLine } from "./comments.ts";
import type { YamlProblem } from "./node.ts";
import { applyRepair, candidateRepairs, findOpener } from "./repair.ts";
import { alikeBelow, CONTINUATION, movedStarts, shifted } from "./shiftedLines.ts";
import { withoutUnclosed } from "./unclosedText.ts";
import { describe, followsFrom, isSameBlock, neverClosed } from "./syntaxProblem.ts";
import { tryParse } from "./tryParse.ts";

const MAX_REPAIRS = 40;
/** Every repair parses the text again, so a long text gets few. */
const REPAIRABLE_CHARACTERS = 4_000_000;
/** So does every shifted line, but those are no mistakes, and a file may well have some of them. */
const MAX_SHIFTS = 40;
const SHIFTABLE_CHARACTERS = 2_000_000;

/** js-yaml's events for `source`, a text that may differ from the person's in repaired places. */
export interface ReadEvents {
  readonly events: readonly Event[];
  readonly source: string;
  readonly problems: readonly YamlProblem[];
  /** Keys that had no `:`, by where they start in the text that was given: in `source` it stands for their last character. */
  readonly completed: ReadonlyMap<number, string>;
  /** From an offset in `source` to the one in the text that was given. */
  readonly toOriginal: (offset: number) => number;
  /** Whether a key in `source` is an alias in the text that was given, `*name:`. */
  readonly isAlias: (offset: number) => boolean;
}

/**
 * Run js-yaml's parser over a text that may be broken. Where it stops, the smallest repair that lets it go on is made
 * (a value or a line becomes blank, never shorter) and a problem is recorded, so that one broken line costs one problem
 * and nothing else. Layouts that Kubernetes reads and js-yaml does not (a bracket or quote closed at the column of its
 * key) are shifted to the right and no problem.
 */
export function readEvents(text: string): ReadEvents {
  const problems: YamlProblem[] = [];
  let source = text;
  let insertions: readonly number[] = [];
  const completed = new Map<number, string>();
  // A bracket that a repair puts behind the end stands, for whoever wrote the text, at its end.
  const originalOf = (offset: number, shiftedAt: readonly number[]): number =>
    Math.min(text.length, offset - CONTINUATION.length * countBelow(shiftedAt, offset));
  const toOriginal = (offset: number): number => originalOf(offset, insertions);
  /** What was said of the latest place that was repaired, or would have been. */
  let latest: { readonly message: Message; readonly end: number } | undefined;
  /** The text before the latest run of shifted lines, to return to when shifting turns out to be wrong. */
  let unshifted:
    { readonly source: string; readonly insertions: readonly number[]; readonly line: number } | undefined;
  const allowed = Math.max(2, Math.min(MAX_REPAIRS, Math.floor(REPAIRABLE_CHARACTERS / (text.length + 1))));
  const allowedShifts = Math.max(MAX_SHIFTS, Math.floor(SHIFTABLE_CHARACTERS / (text.length + 1)));
  let shifts = 0;
  let aliasKeys = 0;
  const isAlias = (offset: number): boolean => text.charAt(toOriginal(offset)) === "*";

  for (let repairs = 0; ;) {
    const read = tryParse(source);
    if (!("reason" in read)) return { events: read.events, source, problems, completed, toOriginal, isAlias };
    const line = startOfLine(source, read.position);
    const mayShift = shifts < allowedShifts && !source.startsWith(CONTINUATION, line);
    if (read.reason === "deficient indentation" && mayShift) {
      shifts++;
      // Who writes one text like this writes all of them so.
      const lines = isPowerOfTwo(shifts) ? alikeBelow(source, line) : [];
      if (lines.length > 0) {
        source = shifted(source, lines);
        insertions = [...insertions, ...movedStarts(lines)];
        unshifted = undefined;
        continue;
      }
      unshifted ??= { source, insertions, line };
      insertions = [...insertions, line];
      source = shifted(source, [line]);
      continue;
    }
    const withKey = aliasKeys++ < allowedShifts ? withAliasKey(source, read.position) : undefined;
    if (withKey !== undefined) {
      source = withKey;
      continue;
    }
    if (repairs++ >= allowed) {
      const range = lineRange(toOriginal, source, read.position);
      if (problems.at(-1)?.start !== range.start)
        problems.push({ ...range, code: "yaml-syntax", ...describe(read, source) });
      // Where nothing is left to take away below, what is still open goes.
      source = source.slice(0, line < source.length ? line : (findOpener(source, line) ?? 0));
      insertions = insertions.filter((at) => at < line);
      // What is left was read before, but for a construct that is still open; a text without lines always parses.
      if (repairs > allowed + MAX_REPAIRS) source = "";
      continue;
    }
    const lastShift = insertions.at(-1);
    const isRightBelow = lastShift !== undefined && line <= nextLine(source, nextLine(source, lastShift));
    const failedShift = isRightBelow ? unshifted : undefined;
    const best =
      failedShift === undefined
        ? bestRepair(source, candidateRepairs(source, read.position), read.position)
        : undefined;
    const closed = withoutUnclosed(source, insertions, line);
    if (
      closed !== undefined &&
      (best === undefined ||
        read.reason.endsWith("quoted scalar") ||
        originalOf(reachedWithRepair(closed.source), closed.insertions) >= toOriginal(best.reached))
    ) {
      problems.push(neverClosed(text, toOriginal(closed.opener)));
      ({ source, insertions } = closed);
    } else if (best !== undefined) {
      const { repaired, repair } = best;
      const { start, end } = repair.cause ?? repair;
      const range = { start: toOriginal(start), end: toOriginal(end) };
      const said = describe(read, source, repair);
      if (!followsFrom(problems.at(-1), text, range.start) && !isSameBlock(latest, said.message, text, range))
        problems.push({ ...range, code: "yaml-syntax", ...said });
      latest = { message: said.message, end: range.end };
      if (repair.key !== undefined) completed.set(range.start, source.slice(start, end));
      // A repair that changes nothing would be made again and again.
      if (repaired === source) repairs = allowed;
      source = repaired;
    } else if (failedShift !== undefined) {
      ({ source, insertions } = failedShift);
      const opener = findOpener(source, failedShift.line);
      const end = opener === undefined ? endOfLine(source, failedShift.line) : failedShift.line;
      const start = opener ?? failedShift.line;
      problems.push(
        opener === undefined
          ? {
              start: toOriginal(start),
              end: toOriginal(endOfLine(source, start)),
              code: "yaml-syntax",
              message: say`This line cannot continue the value above: it has to be indented.`,
            }
          : neverClosed(text, toOriginal(start)),
      );
      source = applyRepair(source, { start, end, insert: "" });
    }
    unshifted = undefined;
  }
}

function isPowerOfTwo(count: number): boolean {
  return Number.isInteger(Math.log2(count));
}

function lineRange(
  toOriginal: (offset: number) => number,
  source: string,
  position: number,
): { start: number; end: number } {
  const start = startOfLine(source, position);
  const end = endOfLine(source, position);
  const line = source.slice(start, end);
  const indentation = line.length - line.trimStart().length;
  if (line.trim() === "") return { start: toOriginal(start), end: toOriginal(end) };
  return { start: toOriginal(start + indentation), end: toOriginal(start + line.trimEnd().length) };
}

function countBelow(sorted: readonly number[], offset: number): number {
  let count = 0;
  while (count < sorted.length && (sorted[count] ?? Infinity) < offset) count++;
  return count;
}
