const limit = 4;
const period = 3 * 60 * 1000;

/**
 * Whether a language server that has just crashed is started again: not when it has crashed more than four times within
 * three minutes, because then it would go on crashing. `crashes` holds the moments of all crashes including the last
 * one, in milliseconds and ascending order.
 */
export function mayRestart(crashes: readonly number[]): boolean {
  const newest = crashes.at(-1) ?? 0;
  return crashes.filter((moment) => newest - moment < period).length <= limit;
}
