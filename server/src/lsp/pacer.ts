import type { Steps } from "../core/validate/steps.ts";
import type { Runtime } from "./runtime.ts";

/** After so many milliseconds a task lets others have a turn; with the step that it has begun it stays below ten. */
const sliceMilliseconds = 6;

/** Cuts long work into slices, so that typing is never kept waiting. */
export interface Pacer {
  /** The slice is used up: time to `pause`. */
  readonly isDue: () => boolean;
  /** Let everything that waits have its turn; then a new slice begins. */
  pause(): Promise<void>;
}

/** Begins the first slice. */
export function createPacer(runtime: Pick<Runtime, "now" | "pause">): Pacer {
  let begun = runtime.now();
  return {
    isDue: () => runtime.now() - begun >= sliceMilliseconds,
    async pause() {
      await runtime.pause();
      begun = runtime.now();
    },
  };
}

/** The result of work that others may interrupt. */
export function paced<Result>(steps: Steps<Result>, pacer: Pacer): Promise<Result>;
/** The same of work that is dropped, without a result, once nobody waits for it. */
export function paced<Result>(
  steps: Steps<Result>,
  pacer: Pacer,
  isCancelled: () => boolean,
): Promise<Result | undefined>;
export async function paced<Result>(
  steps: Steps<Result>,
  pacer: Pacer,
  isCancelled = (): boolean => false,
): Promise<Result | undefined> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (pacer.isDue()) await pacer.pause();
    if (isCancelled()) return undefined;
  }
}
