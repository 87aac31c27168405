import type { TextEdit } from "./range.ts";

/** The text after edits that do not overlap. What is inserted at one place stands there in the order of the edits, as in an editor. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let applied = "";
  let from = 0;
  for (const { range, newText } of edits.toSorted((one, other) => one.range.start - other.range.start)) {
    applied += text.slice(from, range.start) + newText;
    from = range.end;
  }
  return applied + text.slice(from);
}
