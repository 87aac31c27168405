import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { endOfLine, startOfLine } from "../yaml/comments.ts";

export type Edit = Fix["edits"][number];

/**
 * The edit that puts an entry below the last one of a mapping. Lines of the value after its first are indented relative
 * to the key. None where the mapping is empty, in flow style, or comes from an alias.
 */
export function addEntry(owner: Cursor, name: string, value: string, text: string): Edit | undefined {
  const { node } = owner;
  if (node?.kind !== "mapping" || node.flow || node.alias !== undefined) return undefined;
  const own = node.entries.filter((entry) => entry.merged !== true);
  const first = own[0];
  const last = own.at(-1);
  if (first === undefined || last === undefined || last.value.alias !== undefined) return undefined;
  const at = endOfLine(text, Math.max(last.key.end, last.value.end));
  const blanks = " ".repeat(first.key.start - startOfLine(text, first.key.start));
  const lines = value.replaceAll("\n", `\n${blanks}`);
  const gap = value.startsWith("\n") ? "" : " ";
  return { range: { start: at, end: at }, newText: `\n${blanks}${name}:${gap}${lines}` };
}
