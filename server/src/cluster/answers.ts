import { ClusterFailure } from "./failure.ts";

/** Answers are read again when they are older and somebody still asks. */
const freshMilliseconds = 30_000;
/** What is not allowed or not served does not change soon. */
const refusedMilliseconds = 300_000;
/** Questions that nobody has asked for the longest time are forgotten beyond it. */
const mostAnswers = 200;

interface Answer<Value> {
  readonly text: string;
  readonly value: Value | undefined;
  /** By the clock of the process, which nobody sets. */
  readonly staleAt: number;
  readonly reading: Promise<void> | undefined;
}

/** Answers of a cluster by the question; each is read when it is asked for first, and again while it is in use. */
export interface Answers<Value> {
  /** What is known at this moment; reading begins when that is nothing, or old. */
  get(question: string): Value | undefined;
  /** The readings that are under way. */
  pending(): readonly Promise<void>[];
}

/**
 * @param read of which failures are silence: whoever asks gets no answer, and is not bothered
 * @param onChange another answer than before has arrived
 */
export function createAnswers<Value>(
  read: (question: string) => Promise<Value>,
  onChange: () => void,
): Answers<Value> {
  /** Least recently asked first. */
  const known = new Map<string, Answer<Value>>();
  const unknown: Answer<Value> = { text: "", value: undefined, staleAt: 0, reading: undefined };

  function keep(question: string, answer: Answer<Value>): void {
    known.delete(question);
    known.set(question, answer);
    const [oldest] = known.keys();
    if (known.size > mostAnswers && oldest !== undefined) known.delete(oldest);
  }

  async function refresh(question: string, before: Answer<Value>): Promise<void> {
    try {
      const value = await read(question);
      const text = JSON.stringify(value, (_, part: unknown) =>
        part instanceof Map ? [...part] : plain(part),
      );
      keep(question, { text, value, staleAt: performance.now() + freshMilliseconds, reading: undefined });
      if (text !== before.text) onChange();
    } catch (error) {
      const isFinal = error instanceof ClusterFailure && ["forbidden", "not-found"].includes(error.kind);
      const staleAt = performance.now() + (isFinal ? refusedMilliseconds : freshMilliseconds);
      keep(question, { ...unknown, staleAt });
      if (before.value !== undefined) onChange();
    }
  }

  return {
    get(question) {
      const answer = known.get(question) ?? unknown;
      const isDue = answer.reading === undefined && performance.now() >= answer.staleAt;
      keep(question, isDue ? { ...answer, reading: refresh(question, answer) } : answer);
      return answer.value;
    },
    pending: () => [...known.values()].flatMap(({ reading }) => reading ?? []),
  };
}

function plain(part: unknown): unknown {
  return typeof part === "bigint" ? String(part) : part;
}
