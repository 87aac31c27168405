/**
 * Numbers with mean 0 and variance 1, the same for the same seed: the sum of twelve even ones between 0 and 1 has variance
 * 1. The even ones come from a linear congruence with the constants of Numerical Recipes.
 */
export function createRandomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  const even = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return () => {
    let sum = -6;
    for (let index = 0; index < 12; index++) sum += even();
    return sum;
  };
}
