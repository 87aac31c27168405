import type { Runtime } from "../../runtime.ts";
import type { Embedder } from "./embedder.ts";
import type { VectorStore } from "./vectorStore.ts";

/** Has a model read texts when it has nothing else to do, until all are known or nobody wants this model any more. */
export interface Learner {
  /** Texts by their keys, without secrets. Ends when nothing is left to do; never fails. */
  learn(texts: ReadonlyMap<string, string>): Promise<void>;
}

const batchSize = 16;
const batchesBetweenSaves = 16;
/** Whoever has just taken the place of a batch is likely to come again. */
const pauseAfterFailure = 1_000;

export function createLearner(
  embedder: Embedder,
  store: VectorStore,
  runtime: Pick<Runtime, "delay">,
): Learner {
  const waiting = new Map<string, string>();
  const signal = new AbortController().signal;
  let running: Promise<void> | undefined;

  async function learnBatch(): Promise<void> {
    const batch = [...waiting].slice(0, batchSize);
    const texts = batch.map(([, text]) => text);
    const vectors = await embedder.embed({ texts, role: "document", urgency: "idle", signal });
    for (const [index, [key]] of batch.entries()) {
      const vector = vectors[index];
      if (vector !== undefined) store.set(key, vector);
      waiting.delete(key);
    }
  }

  async function learnAll(): Promise<void> {
    for (let batch = 1; waiting.size > 0 && embedder.isCurrent() && embedder.pause() === 0; batch++) {
      try {
        await learnBatch();
        if (batch % batchesBetweenSaves === 0) await store.save();
      } catch {
        // Displaced by what a person does, or failed: the embedder counts failures and pauses when it is enough.
        await runtime.delay(pauseAfterFailure);
      }
    }
    await store.save();
  }

  return {
    learn(texts) {
      for (const [key, text] of texts) if (store.get(key) === undefined) waiting.set(key, text);
      return (running ??= learnAll().finally(() => (running = undefined)));
    },
  };
}
