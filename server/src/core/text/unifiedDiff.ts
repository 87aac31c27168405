import { linesOf } from "./lines.ts";
import type { TextEdit } from "./range.ts";

/** Lines around a change that are shown with it. */
const CONTEXT = 3;

/** Lines of the old text from `start` up to `end`, and those that take their place. All with their line breaks. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly added: readonly string[];
}

/**
 * The edits of one file in the unified format that `patch` and `git apply` read. Empty when they change nothing.
 *
 * Source: https://www.gnu.org/software/diffutils/manual/html_node/Detailed-Unified.html
 * @param name of the file, relative to where the patch is applied with `-p1`: the root for an absolute path
 * @param edits that do not overlap, in the order of the text
 */
export function unifiedDiff(name: string, text: string, edits: readonly TextEdit[]): string {
  const lines = linesOf(text);
  const hunks = hunksOf(changesOf(text, lines, edits));
  if (hunks.length === 0) return "";
  let shift = 0;
  const written = hunks.map((hunk) => {
    const result = writeHunk(hunk, lines, shift);
    shift += result.shift;
    return result.text;
  });
  const path = name.replace(/^\//u, "");
  return `--- a/${path}\n+++ b/${path}\n${written.join("")}`;
}

/** Edits as whole lines; those that meet in a line become one. */
function changesOf(text: string, lines: readonly string[], edits: readonly TextEdit[]): readonly Change[] {
  const starts: number[] = [];
  let offset = 0;
  for (const line of lines) {
    starts.push(offset);
    offset += line.length;
  }
  let line = 0;
  // Places are asked for in the order of the text.
  const lineAt = (at: number): number => {
    while ((starts[line + 1] ?? Infinity) <= at) line += 1;
    return line;
  };
  const groups: { start: number; end: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const start = lineAt(edit.range.start);
    const end = Math.min(lines.length, lineAt(edit.range.end) + 1);
    const last = groups.at(-1);
    if (last !== undefined && start < last.end) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else groups.push({ start, end, edits: [edit] });
  }
  return groups.flatMap((group) => {
    let at = starts[group.start] ?? 0;
    let replaced = "";
    for (const { range, newText } of group.edits) {
      replaced += text.slice(at, range.start) + newText;
      at = range.end;
    }
    return trimmed(lines, {
      ...group,
      added: linesOf(replaced + text.slice(at, starts[group.end] ?? text.length)),
    });
  });
}

/** Without the lines at both ends that stay as they are; nothing when all do. */
function trimmed(lines: readonly string[], { start, end, added }: Change): readonly Change[] {
  const removed = lines.slice(start, end);
  const shorter = Math.min(removed.length, added.length);
  let head = 0;
  while (head < shorter && removed[head] === added[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail += 1;
  if (head + tail === removed.length && head + tail === added.length) return [];
  return [{ start: start + head, end: end - tail, added: added.slice(head, added.length - tail) }];
}

/** Changes whose context would touch stand in one hunk. */
function hunksOf(changes: readonly Change[]): readonly (readonly Change[])[] {
  const hunks: Change[][] = [];
  for (const change of changes) {
    const last = hunks.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && change.start - before.end <= 2 * CONTEXT)
      last.push(change);
    else hunks.push([change]);
  }
  return hunks;
}

function writeHunk(
  changes: readonly Change[],
  lines: readonly string[],
  before: number,
): { readonly text: string; readonly shift: number } {
  const first = Math.max(0, (changes[0]?.start ?? 0) - CONTEXT);
  const last = Math.min(lines.length, (changes.at(-1)?.end ?? 0) + CONTEXT);
  let at = first;
  let body = "";
  let shift = 0;
  for (const { start, end, added } of changes) {
    body += signed(" ", lines.slice(at, start)) + signed("-", lines.slice(start, end)) + signed("+", added);
    at = end;
    shift += added.length - (end - start);
  }
  body += signed(" ", lines.slice(at, last));
  const old = span(first, last - first);
  return { text: `@@ -${old} +${span(first + before, last - first + shift)} @@\n${body}`, shift };
}

function signed(sign: string, lines: readonly string[]): string {
  return lines
    .map((line) => (line.endsWith("\n") ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`))
    .join("");
}

/** First line, counted from 1, and how many; of no lines the one in front. */
function span(first: number, count: number): string {
  return count === 0 ? `${String(first)},0` : `${String(first + 1)},${String(count)}`;
}
