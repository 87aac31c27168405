import { parseVersionedType } from "./catalogueLine.ts";
import type { CatalogueKind } from "./catalogueSchemas.ts";

/** The table of contents of a packed catalogue: its kinds, and where in the file each section lies. */
export interface CatalogueContents {
  readonly kinds: readonly CatalogueKind[];
  /** Offsets count from the end of the table, in bytes. */
  readonly sections: ReadonlyMap<string, { readonly start: number; readonly length: number }>;
}

/** Reads the table: lines `section <name> <bytes>`, each followed by the `kind …` lines of that section. */
export function readContents(text: string): CatalogueContents {
  const kinds: CatalogueKind[] = [];
  const sections = new Map<string, { start: number; length: number }>();
  let section = "";
  let start = 0;
  for (const line of text.split("\n")) {
    const [word, first = "", second = "", plural = "", scope = ""] = line.split(" ", 5);
    if (word === "section") {
      section = first;
      sections.set(section, { start, length: Number(second) });
      start += Number(second);
    } else if (word === "kind") {
      const rest = line.slice(`kind ${first} ${second} ${plural} ${scope} `.length);
      kinds.push(readKind(first, second, plural, scope === "namespaced", rest, section));
    }
  }
  return { kinds, sections };
}

function readKind(
  apiVersion: string,
  kind: string,
  plural: string,
  namespaced: boolean,
  rest: string,
  section: string,
): CatalogueKind {
  const slash = apiVersion.indexOf("/");
  const gvk = {
    group: slash < 0 ? "" : apiVersion.slice(0, slash),
    version: apiVersion.slice(slash + 1),
    kind,
  };
  const { since, until, deprecated } = parseVersionedType(rest);
  return { info: { gvk, namespaced, plural, ...(deprecated ? { deprecated } : {}) }, section, since, until };
}
