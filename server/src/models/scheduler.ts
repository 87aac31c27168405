/** Explicit work is what a person waits for; background work is what may help them now; idle work may help them later. */
export type Urgency = "explicit" | "background" | "idle";

/**
 * One line in front of one model server: one request at a time, explicit ones first. New background work takes the place of
 * what waits or runs in the background, because it is about a newer text. Idle work displaces nothing; while it runs anything
 * else takes its place, and while it waits it goes on waiting.
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

const order: readonly Urgency[] = ["explicit", "background", "idle"];

export function createScheduler(): Scheduler {
  let running: Job | undefined;
  const waiting: Job[] = [];

  function next(): void {
    if (running !== undefined) return;
    const first = order.map((each) => waiting.findIndex(({ urgency }) => urgency === each));
    const [job] = waiting.splice(first.find((index) => index >= 0) ?? 0, 1);
    if (job === undefined) return;
    running = job;
    void job.start().finally(() => {
      running = undefined;
      next();
    });
  }

  function displace(): void {
    const reason = new DOMException("Newer work has taken its place.", "AbortError");
    for (const job of waiting) if (job.urgency === "background") job.controller.abort(reason);
    if (running !== undefined && running.urgency !== "explicit") running.controller.abort(reason);
  }

  return {
    run(urgency, signal, work) {
      if (urgency !== "idle") displace();
      const controller = new AbortController();
      const both = AbortSignal.any([signal, controller.signal]);
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          reject(both.reason instanceof Error ? both.reason : new Error(String(both.reason)));
        };
        // Whoever gives up while they wait need not wait for the work of others to end.
        both.addEventListener("abort", giveUp);
        const start = async (): Promise<void> => {
          both.removeEventListener("abort", giveUp);
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
