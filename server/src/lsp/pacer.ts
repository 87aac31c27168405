import type { Runtime } from "./runtime.ts";

/** Longest time in milliseconds that a task holds the event loop before it lets others have a turn. */
const sliceMilliseconds = 8;

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
