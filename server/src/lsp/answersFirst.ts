import type { Runtime } from "./runtime.ts";

/** So long an editor that was just answered is left alone with the answer. */
const restMilliseconds = 10;

/** A key asks for a completion and changes the diagnostics: the list that the person waits for goes first. */
export interface AnswersFirst {
  /** Notes that an answer is being made. */
  note<Answer>(answer: Promise<Answer>): Promise<Answer>;
  /** Resolves when what nobody has asked for may be told: at once, or after a rest. */
  rest(): Promise<void>;
}

export function createAnswersFirst(runtime: Pick<Runtime, "now" | "delay">): AnswersFirst {
  let pending = 0;
  let answeredAt = -Infinity;
  return {
    async note(answer) {
      pending += 1;
      try {
        return await answer;
      } finally {
        pending -= 1;
        answeredAt = runtime.now();
      }
    },
    async rest() {
      if (pending > 0 || runtime.now() - answeredAt < restMilliseconds) await runtime.delay(restMilliseconds);
    },
  };
}
