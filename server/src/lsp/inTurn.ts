/**
 * Lets tasks that pause at the same time go on one after the other, each after a pause of its own: if all of them went on at once, a message
 * would wait for a slice of work of each.
 */
export function inTurn(pause: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  return () => (last = last.then(pause));
}
