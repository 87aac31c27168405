/**
 * Those that lie nearest to a file: in it, else in its folder, else below the deepest folder that they have in common.
 * Repositories hold the same names many times, once for each example or environment.
 */
export function nearestTo<Located extends { readonly uri: string }>(
  uri: string,
  candidates: readonly Located[],
): readonly Located[] {
  let nearest: Located[] = [];
  let most = -1;
  for (const candidate of candidates) {
    const nearness = nearnessOf(uri, candidate.uri);
    if (nearness > most) nearest = [];
    if (nearness < most) continue;
    most = nearness;
    nearest.push(candidate);
  }
  return nearest;
}

/** Length of the path of the deepest folder that holds both, in characters; the same folder is a little nearer than one below it. */
function nearnessOf(one: string, other: string): number {
  if (one === other) return Infinity;
  let length = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === "/") length = at + 1;
  const isSameFolder = !one.includes("/", length) && !other.includes("/", length);
  return isSameFolder ? length + 0.5 : length;
}
