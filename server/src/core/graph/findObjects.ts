import type { Site } from "./site.ts";

/** Editors show no more, and ask again with every character. */
const maximumFound = 500;

/** `Kind/name`, as people speak of an object. */
export function titleOf({ object: { facts } }: Site): string {
  return `${facts.gvk.kind}/${facts.name}`;
}

/** Objects are looked at so many at a time; one that was kept between sessions is read only now. */
const objectsInStep = 32;

/**
 * The objects whose `Kind/name` has the characters of the query in their order, as editors filter their lists. There may be very many that
 * have not: whoever asks may do something else at each `yield`.
 */
export function* findObjects(sites: Iterable<Site>, query: string): Generator<undefined, readonly Site[]> {
  const wanted = query.toLowerCase();
  const found: Site[] = [];
  let looked = 0;
  for (const site of sites) {
    if (found.length === maximumFound) break;
    if (hasInOrder(titleOf(site).toLowerCase(), wanted)) found.push(site);
    if (++looked % objectsInStep === 0) yield;
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
