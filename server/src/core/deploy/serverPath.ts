import type { Cursor } from "../manifest/cursor.ts";

/**
 * The place in a manifest that the API server means by a field path such as `spec.containers[0].ports[1].name` or
 * `data[a.b]`; the nearest place above it that is there, the object itself when nothing of the path is.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/ (`field` of a cause)
 */
export function placeOfServerPath(root: Cursor, path: string): Cursor {
  let place = root;
  for (const [, field, inBrackets] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/gu)) {
    const next = step(place, field, inBrackets);
    if (next?.node === undefined) break;
    place = next;
  }
  return place;
}

function step(place: Cursor, field: string | undefined, inBrackets: string | undefined): Cursor | undefined {
  if (field !== undefined) return place.at(field);
  if (inBrackets === undefined) return undefined;
  const name = inBrackets.replaceAll('"', "");
  return place.isSequence ? place.items()[Number(name)] : place.key(name);
}
