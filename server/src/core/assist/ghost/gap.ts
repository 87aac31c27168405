import { redactionOf } from "../redaction.ts";

/** The place in a document where a text may be proposed, and as much around it as a model is told. */
export interface Gap {
  /** Up to the cursor, from the start of a line; without secrets. */
  readonly prefix: string;
  /** Behind the cursor, up to the end of a line; without secrets. */
  readonly suffix: string;
  /** Column of the block that is being written: what stands left of it is somebody else's. */
  readonly column: number;
}

/** Why nothing is proposed at a place. */
export type NoGap = "comment" | "secret" | "mid-word" | "text-behind";

/** UTF-16 code units. Models fill short gaps best from what is near. */
const longestPrefix = 2000;
const longestSuffix = 500;
const mostBehind = 8;

/**
 * The gap at a cursor.
 * @param text of one YAML document
 */
export function gapAt(text: string, offset: number): Gap | NoGap {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = endOfLine(text, offset);
  const before = text.slice(lineStart, offset);
  const behind = text.slice(offset, lineEnd);
  if (/(?:^|\s)#/u.test(before)) return "comment";
  if (/^[\w-]/u.test(behind)) return "mid-word";
  if (behind.replace(/\s/gu, "").length > mostBehind) return "text-behind";
  if (isSecretData(text.slice(0, lineStart), before)) return "secret";
  const redaction = redactionOf(text);
  if (redaction.ranges.some(({ start, end }) => start < offset && offset <= end)) return "secret";
  const start = offset <= longestPrefix ? 0 : firstLineStart(text, offset, lineStart);
  const end = offset + longestSuffix >= text.length ? text.length : lastLineEnd(text, offset, lineEnd);
  return {
    prefix: redaction.replaced(start, offset),
    suffix: redaction.replaced(offset, end),
    column: /\S/u.exec(before)?.index ?? before.length,
  };
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end;
}

function firstLineStart(text: string, offset: number, lineStart: number): number {
  return Math.min(lineStart, text.indexOf("\n", offset - longestPrefix) + 1);
}

function lastLineEnd(text: string, offset: number, lineEnd: number): number {
  return Math.max(lineEnd, text.lastIndexOf("\n", offset + longestSuffix));
}

/** A person writes a secret themselves; below other keys of a Secret a name may well be proposed. */
function isSecretData(above: string, line: string): boolean {
  if (!/^kind:\s*["']?Secret\b/mu.test(above)) return false;
  const lastKey = [...above.matchAll(/^([a-zA-Z]+):/gmu)].at(-1)?.[1];
  return /^\s/u.test(line) && (lastKey === "data" || lastKey === "stringData");
}
