import type { Site } from "./site.ts";

/** Editors show no more, and ask again with every character. */
const maximumFound = 500;

/** `Kind/name`, as people speak of an object. */
export function titleOf({ object: { facts } }: Site): string {
  return `${facts.gvk.kind}/${facts.name}`;
}

/** The objects whose `Kind/name` has the characters of the query in their order, as editors filter their lists. */
export function findObjects(sites: Iterable<Site>, query: string): readonly Site[] {
  const wanted = query.toLowerCase();
  const found: Site[] = [];
  for (const site of sites) {
    if (found.length === maximumFound) break;
    if (hasInOrder(titleOf(site).toLowerCase(), wanted)) found.push(site);
  }
  return found;
}

function hasInOrder(text: string, characters: string): boolean {
  let at = -1;
  for (const character of characters) {
    at = text.indexOf(character, at + 1);
    if (at === -1) return false;
  }
  return true;
}
