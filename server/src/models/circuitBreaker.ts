/** Keeps background work away from a server that fails: three failures pause it, each further one for twice as long. */
export interface CircuitBreaker {
  /** Whether background work may be tried now. */
  isClosed(now: number): boolean;
  failed(now: number): void;
  /** Any success, also of explicit work. */
  succeeded(): void;
}

const failuresBeforePause = 3;
const firstPause = 30_000;
const longestPause = 300_000;

/** Times are milliseconds of a clock that the caller hands in. */
export function createCircuitBreaker(): CircuitBreaker {
  let failures = 0;
  let pausedUntil = 0;
  return {
    isClosed: (now) => now >= pausedUntil,
    failed(now) {
      failures++;
      if (failures < failuresBeforePause) return;
      pausedUntil = now + Math.min(longestPause, firstPause * 2 ** (failures - failuresBeforePause));
    },
    succeeded() {
      failures = 0;
      pausedUntil = 0;
    },
  };
}
