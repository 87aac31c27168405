/** Takes steps one after the other, so that a later one never loses against an earlier one. */
export type StepQueue = <Result>(step: () => Promise<Result>) => Promise<Result>;

/**
 * A step that fails is told to who asked for it, and keeps no later one from being taken.
 * @param ready what the first step waits for
 */
export function createStepQueue(ready: Promise<unknown> = Promise.resolve()): StepQueue {
  let last = ready;
  return (step) => {
    const done = last.then(step);
    last = done.catch(() => undefined);
    return done;
  };
}
