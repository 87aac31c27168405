/** Keeps background work from a server that fails: nobody waits for it, and nobody wants to be told each time. */
export interface CircuitBreaker {
  /** Milliseconds until background work may try again; 0 when it may now. */
  pause(): number;
  failed(): void;
  /** Something was answered, also if a person has asked for it. */
  succeeded(): void;
}

const failuresBeforePause = 3;
const firstPause = 30_000;
const longestPause = 300_000;

/** @param now milliseconds on a clock that never goes back */
export function createCircuitBreaker(now: () => number): CircuitBreaker {
  let failures = 0;
  let pauses = 0;
  let until = 0;
  return {
    pause: () => Math.max(0, until - now()),
    failed() {
      if (++failures < failuresBeforePause) return;
      until = now() + Math.min(firstPause * 2 ** pauses, longestPause);
      pauses++;
      failures = 0;
    },
    succeeded() {
      failures = 0;
      pauses = 0;
      until = 0;
    },
  };
}
