import type { Fix } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import { say } from "../text/message.ts";

/**
 * Adds a field to a mapping, before its first one in block style or inside the braces in flow style. No fix where the
 * mapping stands behind an alias, or its layout leaves no place.
 */
export function insertField(owner: Cursor, name: string, value: string, text: string): readonly Fix[] {
  const { node } = owner;
  if (node?.kind !== "mapping" || node.alias !== undefined) return [];
  const title = say`Add \`${name}: ${value}\``;
  const [first] = node.entries;
  if (node.flow) {
    const at = node.start + 1;
    const newText = first === undefined ? `${name}: ${value}` : `${name}: ${value}, `;
    return [{ title, edits: [{ range: { start: at, end: at }, newText }] }];
  }
  if (first === undefined || first.merged === true) return [];
  const { start } = first.key;
  const column = start - (text.lastIndexOf("\n", start - 1) + 1);
  const newText = `${name}: ${value}\n${" ".repeat(column)}`;
  return [{ title, edits: [{ range: { start, end: start }, newText }] }];
}
