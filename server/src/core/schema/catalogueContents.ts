import type { CatalogueKind } from "./catalogueSchemas.ts";

/** The table of contents of a packed catalogue: its kinds, and where in the file each section lies. */
export interface CatalogueContents {
  readonly kinds: readonly CatalogueKind[];
  /** Offsets count from the end of the table, in bytes. */
  readonly sections: ReadonlyMap<string, { readonly start: number; readonly length: number }>;
}

/** The table as it is packed; JSON, because nothing else is read as fast in a process that has just started. */
interface PackedContents {
  readonly kinds: readonly CatalogueKind[];
  /** In the order of the file; lengths in bytes. */
  readonly sections: readonly { readonly name: string; readonly length: number }[];
}

/** The text of a table that `readContents` reads. */
export function writeContents(packed: PackedContents): string {
  return JSON.stringify(packed);
}

/** Reads a table. Our own build has written it beside the program: it is what it says. */
export function readContents(text: string): CatalogueContents {
  const packed = JSON.parse(text) as PackedContents;
  const sections = new Map<string, { start: number; length: number }>();
  let start = 0;
  for (const { name, length } of packed.sections) {
    sections.set(name, { start, length });
    start += length;
  }
  return { kinds: packed.kinds, sections };
}
