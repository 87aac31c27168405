/** How much less the second place of a ranking counts than the first: the usual value. */
const damping = 60;

/**
 * One ranking out of several, whose scores cannot be compared: what stands high in any of them comes first, before all what
 * stands high in all.
 *
 * Source: https://doi.org/10.1145/1571941.1572114
 */
export function fused(rankings: readonly (readonly string[])[], most: number): readonly string[] {
  const scores = new Map<string, number>();
  for (const ranking of rankings)
    for (const [place, id] of ranking.entries())
      scores.set(id, (scores.get(id) ?? 0) + 1 / (damping + place + 1));
  return highest(scores, most);
}

/** Every model has its own idea of how alike unlike texts are; so only what is more alike than most others counts. */
export function standingOut(similarities: ReadonlyMap<string, number>, most: number): readonly string[] {
  const values = [...similarities.values()];
  const mean = values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length);
  const least = mean + Math.sqrt(variance) / 2;
  return highest(new Map([...similarities].filter(([, value]) => value > least)), most);
}

function highest(scores: ReadonlyMap<string, number>, most: number): readonly string[] {
  return [...scores]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, most)
    .map(([id]) => id);
}
