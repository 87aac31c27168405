import { vectorOf, type Vector } from "../../../core/assist/meaning/vector.ts";
import type { CircuitBreaker } from "../../../models/circuitBreaker.ts";
import type { EmbedRequest, ModelInfo, ModelProvider } from "../../../models/provider.ts";
import type { Scheduler, Urgency } from "../../../models/scheduler.ts";
import type { ConfigureParams } from "../protocol.ts";
import { sameModel } from "../sameModel.ts";

/** The model that tells what texts are about, as it was configured; it stays with its server, whatever is chosen meanwhile. */
export interface Embedder {
  /** Vectors can be compared with those of the same identity only. */
  readonly identity: string;
  readonly cacheFolder: string | undefined;
  /** Whether the person still wants this one. */
  readonly isCurrent: () => boolean;
  /** Milliseconds for which it is left alone because it fails. */
  readonly pause: () => number;
  /** One vector for each text, whose secrets are replaced already. @throws ModelFailure, or the signal's reason */
  embed(
    request: Pick<EmbedRequest, "texts" | "role" | "signal"> & { readonly urgency: Urgency },
  ): Promise<readonly Vector[]>;
}

/** What an embedder works with: the models of a window, as they were configured. */
export interface EmbeddingWorld {
  readonly settings: ConfigureParams;
  readonly provider: () => ModelProvider;
  readonly scheduler: Scheduler;
}

/** What is around an embedder. */
export interface EmbedderSurroundings {
  /** Of its own: a model for vectors that fails says nothing about the one that chats. */
  readonly breaker: CircuitBreaker;
  readonly isCurrent: () => boolean;
  /** Is told every prompt that leaves. */
  readonly onSend: (prompt: string) => void;
}

export function createEmbedderFinder(
  world: EmbeddingWorld,
  { breaker, isCurrent, onSend }: EmbedderSurroundings,
): (signal: AbortSignal) => Promise<Embedder | undefined> {
  const { settings, provider, scheduler } = world;
  let found: Embedder | undefined;

  function embedderOf({ name, digest = "" }: ModelInfo): Embedder {
    return {
      identity: `${settings.provider} ${settings.address} ${name} ${digest}`,
      cacheFolder: settings.cacheFolder,
      isCurrent,
      pause: () => breaker.pause(),
      embed: ({ texts, role, urgency, signal }) =>
        scheduler.run(urgency, signal, async (both) => {
          onSend(`→ ${name}\n\n${texts.join("\n\n")}`);
          try {
            const vectors = (await provider().embed?.({ model: name, texts, role, signal: both })) ?? [];
            breaker.succeeded();
            return vectors.map(vectorOf);
          } catch (error) {
            if (!both.aborted || isTimeout(both.reason)) breaker.failed();
            throw error;
          }
        }),
    };
  }

  return async (signal) => {
    if (found !== undefined || breaker.pause() > 0) return found;
    try {
      const model = await embeddingModel(world, signal);
      return (found = model === undefined ? undefined : embedderOf(model));
    } catch (error) {
      if (signal.aborted) throw error;
      breaker.failed();
      return undefined;
    }
  };
}

function isTimeout(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === "TimeoutError";
}

/** The chosen model for vectors, without a choice the first one that is made for it; never one that may not be asked. */
async function embeddingModel(
  { settings, provider }: EmbeddingWorld,
  signal: AbortSignal,
): Promise<ModelInfo | undefined> {
  const { embeddingModel: chosen = "", remoteModels } = settings;
  if (chosen === "off" || provider().embed === undefined) return undefined;
  const models = await provider().models(signal);
  return models.find(
    ({ name, isRemote, embeds }) =>
      (chosen === "" ? embeds : sameModel(name, chosen)) && (!isRemote || remoteModels.includes(name)),
  );
}
