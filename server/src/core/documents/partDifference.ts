import type { DocumentPart } from "./documentPart.ts";

/** What an edit has replaced: the parts before and behind it are the same objects as they were. */
export interface PartDifference {
  /** How many parts before the first different one are the same. */
  readonly head: number;
  readonly removed: readonly DocumentPart[];
  readonly added: readonly DocumentPart[];
}

/** Compares two versions of a file from both ends. */
export function partDifference(
  before: readonly DocumentPart[],
  after: readonly DocumentPart[],
): PartDifference {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return {
    head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
}

/**
 * What stands beside the parts of a file, beside those of its next version: a copy with the same where a part is the same.
 * @param made for each new part
 */
export function besideParts<Value>(
  values: readonly Value[],
  { head, removed, added }: PartDifference,
  made: Value,
): Value[] {
  if (removed.length === added.length) return values.slice().fill(made, head, head + added.length);
  const behind = values.slice(head + removed.length);
  return values.slice(0, head).concat(new Array<Value>(added.length).fill(made), behind);
}
