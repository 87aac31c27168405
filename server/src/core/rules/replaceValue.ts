import type { Cursor } from "../manifest/cursor.ts";
import type { Fix } from "../finding.ts";

/** The one right value for a scalar that stands in the text; no fix when there is nothing to replace. */
export function replaceValue(place: Cursor, value: string): readonly Fix[] {
  const scalar = place.scalar;
  if (scalar === undefined || scalar.alias !== undefined || scalar.end === scalar.start) return [];
  return [
    {
      title: `Change to \`${value}\``,
      edits: [{ range: { start: scalar.start, end: scalar.end }, newText: value }],
      preferred: true,
    },
  ];
}
