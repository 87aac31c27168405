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
    const common = candidate.uri === uri ? Infinity : commonFolderLength(uri, candidate.uri);
    if (common > most) nearest = [];
    if (common < most) continue;
    most = common;
    nearest.push(candidate);
  }
  return nearest;
}

/** Length of the path of the deepest folder that holds both, in characters. */
function commonFolderLength(one: string, other: string): number {
  let length = 0;
  for (let at = 0; at < one.length && one[at] === other[at]; at++) if (one[at] === "/") length = at + 1;
  return length;
}
