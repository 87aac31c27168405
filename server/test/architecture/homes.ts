import type { TableRow } from "./importTable.ts";

/** The row of the table that speaks of a file or folder: that of the longest folder around it. */
export function coveringRow(file: string, rows: readonly TableRow[]): TableRow | undefined {
  return rows
    .filter(({ folder }) => isBelow(file, folder))
    .toSorted((one, other) => segmentsOf(other.folder).length - segmentsOf(one.folder).length)[0];
}

/** The folder that a file belongs to as the table divides them: `client/src/features/status` for a row `features/*`. */
export function homeOf(file: string, rows: readonly TableRow[]): string {
  const row = coveringRow(file, rows);
  return row === undefined ? "" : segmentsOf(file).slice(0, segmentsOf(row.folder).length).join("/");
}

/** Whether a file or folder is the folder of a row or lies below it. */
export function isBelow(file: string, folder: string): boolean {
  const names = segmentsOf(file);
  return segmentsOf(folder).every((segment, index) =>
    segment === "*" ? names[index] !== undefined : names[index] === segment,
  );
}

/** Whether a folder is one of those that `x` or `x/*` in the table allows. */
export function matches(home: string, pattern: string): boolean {
  return pattern.endsWith("/*") ? isBelow(home, pattern.slice(0, -2)) : home === pattern;
}

function segmentsOf(file: string): readonly string[] {
  return file.split("/");
}
