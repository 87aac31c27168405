import { createOllama } from "../../models/ollama.ts";
import { createOpenAiCompatible } from "../../models/openAiCompatible.ts";
import type { ChatMessage, ModelInfo, ModelProvider } from "../../models/provider.ts";
import { createScheduler, type Scheduler } from "../../models/scheduler.ts";
import type { JsonObject } from "../../core/schema/jsonValue.ts";
import type { ConfigureParams } from "./protocol.ts";

/** The model that this window works with. */
export interface ModelLink {
  configure(params: ConfigureParams): void;
  /** The language that answers are written in, as the editor names it. */
  readonly language: () => string;
  models(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** A whole answer. @param onPiece is told each piece of it. @throws ModelFailure */
  ask(question: Question, onPiece: (piece: string) => void): Promise<string>;
}

export interface Question {
  readonly messages: readonly ChatMessage[];
  readonly schema?: JsonObject | undefined;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

/** One context length for everything: another one makes a local server load the model again. */
const contextTokens = 8192;

export function createModelLink(): ModelLink {
  let settings: ConfigureParams = {
    provider: "ollama",
    address: "http://127.0.0.1:11434",
    model: "",
    language: "en",
  };
  let provider: ModelProvider | undefined;
  let scheduler: Scheduler = createScheduler();

  function present(): ModelProvider {
    provider ??=
      settings.provider === "ollama"
        ? createOllama(settings.address, contextTokens)
        : createOpenAiCompatible(settings.address, settings.key);
    return provider;
  }

  /** The chosen model; without a choice the first one that the server has. */
  async function modelName(signal: AbortSignal): Promise<string> {
    if (settings.model !== "") return settings.model;
    const [first] = await present().models(signal);
    return first?.name ?? "";
  }

  return {
    configure(params) {
      settings = params;
      provider = undefined;
      scheduler = createScheduler();
    },
    language: () => settings.language,
    models: (signal) => present().models(signal),
    ask({ messages, schema, maxTokens, signal }, onPiece) {
      return scheduler.run("explicit", signal, async (both) => {
        const model = await modelName(both);
        const request = {
          model,
          messages,
          maxTokens,
          signal: both,
          ...(schema === undefined ? {} : { schema }),
        };
        let answer = "";
        for await (const piece of present().chat(request)) {
          answer += piece;
          onPiece(piece);
        }
        return answer;
      });
    },
  };
}
