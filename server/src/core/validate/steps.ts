/** Work that can be left off at every `yield` and taken up again, or dropped; what it returns is its result. */
export type Steps<Result> = Generator<undefined, Result>;

/** The result of work that nobody interrupts. */
export function withoutPause<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
