/**
 * The one of `names` that was probably meant by `typed`: equal but for case, or a few letters away. `undefined` when
 * nothing is close, or when two are equally close; nobody means an empty name.
 * @param allowed letters that may differ; a third of them where it is not given
 */
export function closestName(
  typed: string,
  names: Iterable<string>,
  allowed = Math.max(1, Math.floor(typed.length / 3)),
): string | undefined {
  const lower = typed.toLowerCase();
  let best: string | undefined;
  let smallest = allowed + 1;
  let tied = false;
  for (const name of names) {
    if (name === "" || Math.abs(name.length - typed.length) > allowed) continue;
    const distance = name.toLowerCase() === lower ? 0 : editDistance(lower, name.toLowerCase());
    if (distance < smallest) {
      smallest = distance;
      best = name;
      tied = false;
    } else if (distance === smallest) {
      tied = true;
    }
  }
  return tied ? undefined : best;
}

/** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const cost = one[row - 1] === other[column - 1] ? 0 : 1;
      let distance = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + cost,
      );
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) distance = Math.min(distance, (beforeLast[column - 2] ?? 0) + 1);
      current.push(distance);
    }
    beforeLast = last;
    last = current;
  }
  return last[other.length] ?? 0;
}
