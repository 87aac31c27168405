/** Explicit work is what a person waits for; background work is what may help them. */
export type Urgency = "explicit" | "background";

/**
 * One line in front of one model server: one request at a time, explicit ones first. New background work takes the place of
 * what waits or runs in the background, because it is about a newer text.
 */
export interface Scheduler {
  /** Rejects with the signal's reason, also when newer work has taken the place. */
  run<Result>(
    urgency: Urgency,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result>;
}

interface Job {
  readonly urgency: Urgency;
  readonly controller: AbortController;
  readonly start: () => Promise<void>;
}

export function createScheduler(): Scheduler {
  let running: Job | undefined;
  const waiting: Job[] = [];

  function next(): void {
    if (running !== undefined) return;
    const urgent = waiting.findIndex(({ urgency }) => urgency === "explicit");
    const [job] = waiting.splice(Math.max(urgent, 0), 1);
    if (job === undefined) return;
    running = job;
    void job.start().finally(() => {
      running = undefined;
      next();
    });
  }

  function displaceBackground(): void {
    const reason = new DOMException("Newer work has taken its place.", "AbortError");
    for (const job of [...waiting, ...(running === undefined ? [] : [running])])
      if (job.urgency === "background") job.controller.abort(reason);
  }

  return {
    run(urgency, signal, work) {
      displaceBackground();
      const controller = new AbortController();
      const both = AbortSignal.any([signal, controller.signal]);
      return new Promise((resolve, reject) => {
        const start = async (): Promise<void> => {
          try {
            both.throwIfAborted();
            resolve(await work(both));
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        waiting.push({ urgency, controller, start });
        next();
      });
    },
  };
}
