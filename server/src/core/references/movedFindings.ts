import type { Finding } from "../finding.ts";
import type { Range } from "../text/range.ts";

/**
 * Findings of a text at their places in the text that it has become, until somebody looks at that one. What was said of the
 * edited characters themselves is left out.
 */
export function movedFindings(
  findings: readonly Finding[],
  before: string,
  after: string,
): readonly Finding[] {
  const start = commonStart(before, after);
  const end = before.length - commonEnd(before, after, start);
  const shift = after.length - before.length;

  function move(range: Range): Range | undefined {
    if (range.end <= start) return range;
    return range.start >= end ? { start: range.start + shift, end: range.end + shift } : undefined;
  }

  return findings.flatMap((finding) => {
    const range = move(finding.range);
    if (range === undefined) return [];
    const fixes = finding.fixes?.flatMap((fix) => {
      const edits = fix.edits.flatMap((edit) => {
        const moved = move(edit.range);
        return moved === undefined ? [] : [{ ...edit, range: moved }];
      });
      return edits.length === fix.edits.length ? [{ ...fix, edits }] : [];
    });
    return [{ ...finding, range, ...(fixes === undefined ? {} : { fixes }) }];
  });
}

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
}

/** @param start what is already known to be common does not count twice */
function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  let length = 0;
  while (
    length < most &&
    one.charCodeAt(one.length - 1 - length) === other.charCodeAt(other.length - 1 - length)
  )
    length++;
  return length;
}
