import { say } from "../../core/text/message.ts";
import { createCircuitBreaker, type CircuitBreaker } from "../../models/circuitBreaker.ts";
import { ModelFailure } from "../../models/failure.ts";
import { isLoopback } from "../../models/loopback.ts";
import { createOllama } from "../../models/ollama.ts";
import { createOpenAiCompatible } from "../../models/openAiCompatible.ts";
import type { ModelInfo, ModelProvider } from "../../models/provider.ts";
import { createScheduler, type Scheduler } from "../../models/scheduler.ts";
import { createEmbedderFinder, type Embedder, type EmbedderSurroundings } from "./meaning/embedder.ts";
import type { ConfigureParams } from "./protocol.ts";
import { sameModel } from "./sameModel.ts";

/** One context length for everything: another one makes a local server load the model again. */
const contextTokens = 8192;

/** Models as a person wants them: what has begun goes on with these, whatever is chosen meanwhile. */
export interface ConfiguredModels {
  readonly settings: ConfigureParams;
  readonly provider: () => ModelProvider;
  readonly scheduler: Scheduler;
  readonly breaker: CircuitBreaker;
  readonly embedder: (signal: AbortSignal) => Promise<Embedder | undefined>;
  /** The model that is asked, once it has been looked for. */
  known: ModelInfo | undefined;
}

/**
 * @param editorModels the models that the editor itself has
 * @param now milliseconds on a clock that never goes back
 */
export function configuredModels(
  settings: ConfigureParams,
  editorModels: ModelProvider,
  now: () => number,
  around: Pick<EmbedderSurroundings, "onSend"> & {
    readonly isCurrent: (models: ConfiguredModels) => boolean;
  },
): ConfiguredModels {
  let provider: ModelProvider | undefined;
  const models: ConfiguredModels = {
    settings,
    provider: () => (provider ??= createProvider(settings, editorModels)),
    scheduler: createScheduler(),
    breaker: createCircuitBreaker(now),
    embedder: (signal) => findEmbedder(signal),
    known: undefined,
  };
  const findEmbedder = createEmbedderFinder(models, {
    breaker: createCircuitBreaker(now),
    isCurrent: () => around.isCurrent(models),
    onSend: around.onSend,
  });
  return models;
}

/** The chosen model, without a choice the first one that the server has; never one that may not be asked. */
export async function chosenModel(asked: ConfiguredModels, signal: AbortSignal): Promise<ModelInfo> {
  const found = (asked.known ??= await find(asked, signal));
  const { provider, remoteModels } = asked.settings;
  // For its own models the editor asks the person by itself.
  const isAllowed = provider === "editor" || remoteModels.includes(found.name);
  if (found.isRemote && !isAllowed)
    throw new ModelFailure(
      "not-allowed",
      say`${found.name} does not run on this machine. Allow it first, with the command Drydock: Select Model.`,
    );
  return found;
}

async function find(asked: ConfiguredModels, signal: AbortSignal): Promise<ModelInfo> {
  const { model } = asked.settings;
  const models = await modelsOf(asked, signal);
  const found = models.find(({ name, embeds }) => (model === "" ? !embeds : sameModel(name, model)));
  if (found !== undefined) return found;
  throw new ModelFailure(
    "model-missing",
    model === ""
      ? say`The model server has no models. Pull one first.`
      : say`The server has no model ${model}. Pull it, or choose another one.`,
  );
}

/** The models that can be asked, and the chosen one where a server lists it nowhere. */
export async function modelsOf(
  { settings, provider }: ConfiguredModels,
  signal: AbortSignal,
): Promise<readonly ModelInfo[]> {
  const models = await provider().models(signal);
  const { model, address } = settings;
  const isListed = model === "" || models.some(({ name }) => sameModel(name, model));
  if (isListed || settings.provider !== "openai") return models;
  // Servers of this protocol may serve what they do not list, or whatever they have under any name.
  const unlisted = { name: model, isRemote: !isLoopback(address), fills: false, followsSchemas: true };
  return [...models, { ...unlisted, callsTools: true, embeds: false }];
}

function createProvider(
  { provider, address, key }: ConfigureParams,
  editorModels: ModelProvider,
): ModelProvider {
  switch (provider) {
    case "ollama":
      return createOllama(address, contextTokens);
    case "openai":
      return createOpenAiCompatible(address, key);
    case "editor":
      return editorModels;
  }
}
