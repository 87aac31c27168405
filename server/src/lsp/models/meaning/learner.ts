import { ModelFailure, type ModelFailureKind } from "../../../models/failure.ts";
import type { Runtime } from "../../runtime.ts";
import type { Embedder } from "./embedder.ts";
import type { VectorStore } from "./vectorStore.ts";

/** Has a model read texts when it has nothing else to do, until all are known or refused, or nobody wants this model any more. */
export interface Learner {
  /** Texts by their keys, without secrets. Ends when nothing is left to do; never fails. */
  learn(texts: ReadonlyMap<string, string>): Promise<void>;
}

const batchSize = 16;
const batchesBetweenSaves = 16;
/** Whoever has just taken the place of a batch is likely to come again. */
const pauseAfterFailure = 1_000;
/** Of one text: a server that fails by itself is left alone before it has come to that with many. */
const mostFailures = 3;
/** Failures in which a server may speak of a text: it is too long, or the model has no vector for it. */
const aboutTexts: ReadonlySet<ModelFailureKind> = new Set(["context-too-long", "server"]);

interface Waiting {
  readonly text: string;
  readonly failures: number;
}

type Entry = readonly [key: string, waiting: Waiting];

export function createLearner(
  embedder: Embedder,
  store: VectorStore,
  runtime: Pick<Runtime, "delay">,
): Learner {
  const waiting = new Map<string, Waiting>();
  /** Texts that the model does not read. */
  const refused = new Set<string>();
  const signal = new AbortController().signal;
  let running: Promise<void> | undefined;

  async function learnBatch(): Promise<void> {
    const batch = nextBatch();
    const texts = batch.map(([, { text }]) => text);
    try {
      const vectors = await embedder.embed({ texts, role: "document", urgency: "idle", signal });
      for (const [index, [key]] of batch.entries()) {
        const vector = vectors[index];
        if (vector !== undefined) store.set(key, vector);
        waiting.delete(key);
      }
    } catch (error) {
      if (error instanceof ModelFailure && aboutTexts.has(error.kind)) putBack(batch, error.kind);
      throw error;
    }
  }

  /** A text that was among those that failed goes alone, so that the others do not suffer from it. */
  function nextBatch(): readonly Entry[] {
    const fresh = [...waiting].filter(([, { failures }]) => failures === 0);
    return fresh.length > 0 ? fresh.slice(0, batchSize) : [...waiting].slice(0, 1);
  }

  function putBack(batch: readonly Entry[], kind: ModelFailureKind): void {
    for (const [key, { text, failures }] of batch) {
      waiting.delete(key);
      const isRefused = batch.length === 1 && (kind === "context-too-long" || failures + 1 === mostFailures);
      if (isRefused) refused.add(key);
      else waiting.set(key, { text, failures: failures + 1 });
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
      for (const [key, text] of texts)
        if (store.get(key) === undefined && !refused.has(key) && !waiting.has(key))
          waiting.set(key, { text, failures: 0 });
      return (running ??= learnAll().finally(() => (running = undefined)));
    },
  };
}
