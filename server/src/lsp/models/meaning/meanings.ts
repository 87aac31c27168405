import type { Vector } from "../../../core/assist/meaning/vector.ts";
import type { Log } from "../../log.ts";
import { nothingKept } from "../../nothingKept.ts";
import type { Runtime } from "../../runtime.ts";
import type { ModelLink } from "../modelLink.ts";
import type { Embedder } from "./embedder.ts";
import { createLearner, type Learner } from "./learner.ts";
import { openVectorStore, vectorFiles, type VectorStore } from "./vectorStore.ts";

/** What texts are about, as the window's model for it tells. */
export interface Meanings {
  /** Undefined where no model tells it. @throws the signal's reason, nothing else */
  of(question: string, signal: AbortSignal): Promise<Meaning | undefined>;
}

/** The meaning of a question, beside the meanings of texts that are known so far. */
export interface Meaning {
  /** Undefined when the model has not told it in time: words have to do then. */
  readonly question: Vector | undefined;
  readonly known: (key: string) => Vector | undefined;
  /** Has the model read these texts, by their keys, when it has nothing else to do; they hold no secrets. */
  readonly learn: (texts: ReadonlyMap<string, string>) => void;
}

/** Milliseconds. A person waits; a model that has to be loaded first is there for the next question. */
const longestWait = 3_000;
/** Of three models. */
const mostFiles = 3 * vectorFiles;

interface Opened {
  readonly embedder: Embedder;
  readonly store: VectorStore;
  readonly learner: Learner;
}

/** Nothing is asked or read before the first question. */
export function createMeanings(
  link: Pick<ModelLink, "embedder">,
  runtime: Pick<Runtime, "now" | "pause" | "delay" | "openCache">,
  log: Pick<Log, "watch">,
): Meanings {
  let opened: Promise<Opened> | undefined;
  /** Examples and fields are looked for with the same question. */
  let latest: { readonly embedder: Embedder; readonly text: string; readonly vector: Vector } | undefined;

  async function open(embedder: Embedder): Promise<Opened> {
    const { cacheFolder, identity } = embedder;
    const cache = cacheFolder === undefined ? nothingKept : runtime.openCache(cacheFolder, mostFiles);
    const store = await openVectorStore(cache, identity, runtime);
    return { embedder, store, learner: createLearner(embedder, store, runtime) };
  }

  async function current(signal: AbortSignal): Promise<Opened | undefined> {
    const embedder = await link.embedder(signal);
    if (embedder === undefined) return undefined;
    if ((await opened)?.embedder !== embedder) opened = open(embedder);
    return opened;
  }

  async function vectorFor(
    text: string,
    embedder: Embedder,
    signal: AbortSignal,
  ): Promise<Vector | undefined> {
    if (latest?.embedder === embedder && latest.text === text) return latest.vector;
    const vector = await meaningOf(text, embedder, signal);
    if (vector !== undefined) latest = { embedder, text, vector };
    return vector;
  }

  return {
    async of(question, signal) {
      const found = await current(signal);
      if (found === undefined) return undefined;
      const { embedder, store, learner } = found;
      return {
        question: await vectorFor(question, embedder, signal),
        known: store.get,
        learn(texts) {
          log.watch("meanings of texts", learner.learn(texts));
        },
      };
    },
  };
}

async function meaningOf(text: string, embedder: Embedder, signal: AbortSignal): Promise<Vector | undefined> {
  if (embedder.pause() > 0) return undefined;
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(longestWait)]);
  try {
    const request = { texts: [text], role: "question", urgency: "explicit", signal: inTime } as const;
    return (await embedder.embed(request))[0];
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
