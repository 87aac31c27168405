import type { Cursor } from "../manifest/cursor.ts";

/** The places that a path leads to: names of fields joined by dots, `*` for every element of a list or mapping. */
export function placesAt(root: Cursor, path: string): readonly Cursor[] {
  return path
    .split(".")
    .reduce<readonly Cursor[]>(
      (cursors, name) =>
        cursors.flatMap((cursor) =>
          name === "*" ? [...cursor.fields(), ...cursor.items()] : [cursor.at(name)],
        ),
      [root],
    );
}
