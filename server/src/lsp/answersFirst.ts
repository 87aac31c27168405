import type { Runtime } from "./runtime.ts";

/** So long after a key a question that belongs to it may still come. */
const questionMilliseconds = 12;

/** So long an editor that was just answered is left alone with the answer. */
const restMilliseconds = 10;

/** A key asks for a completion and changes the diagnostics: the list that the person waits for goes first. */
export interface AnswersFirst {
  /** Notes that a file was edited. */
  edited(): void;
  /** Notes that a question is being answered. */
  answering<Answer>(answer: Promise<Answer>): Promise<Answer>;
  /**
   * Resolves when what nobody has asked for may be told: at once where no question came behind the last edit, else after this edit's
   * question was answered, or has not come.
   */
  rest(): Promise<void>;
}

export function createAnswersFirst(runtime: Pick<Runtime, "now" | "delay">): AnswersFirst {
  let pending = 0;
  let editedAt = -Infinity;
  let askedAt = -Infinity;
  let answeredAt = -Infinity;
  let isExpected = false;
  return {
    edited() {
      editedAt = runtime.now();
    },
    async answering(answer) {
      pending += 1;
      askedAt = runtime.now();
      isExpected = true;
      try {
        return await answer;
      } finally {
        pending -= 1;
        answeredAt = runtime.now();
      }
    },
    async rest() {
      const left = editedAt + questionMilliseconds - runtime.now();
      if (isExpected && askedAt < editedAt && left > 0) {
        await runtime.delay(Math.ceil(left));
        isExpected = askedAt >= editedAt;
      }
      if (pending > 0 || runtime.now() - answeredAt < restMilliseconds) await runtime.delay(restMilliseconds);
    },
  };
}
