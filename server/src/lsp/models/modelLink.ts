import { gapAnswer, gapQuestion } from "../../core/assist/ghost/ghostPrompt.ts";
import { systemPrompt } from "../../core/assist/prompts.ts";
import type { JsonObject } from "../../core/schema/jsonValue.ts";
import { say } from "../../core/text/message.ts";
import { ModelFailure, type ModelFailureKind } from "../../models/failure.ts";
import type {
  ChatMessage,
  ModelInfo,
  ModelProvider,
  PullProgress,
  ToolCall,
  ToolRequest,
} from "../../models/provider.ts";
import type { Urgency } from "../../models/scheduler.ts";
import { chosenModel, configuredModels, modelsOf, type ConfiguredModels } from "./configuredModels.ts";
import type { Embedder } from "./meaning/embedder.ts";
import type { ConfigureParams } from "./protocol.ts";
import { conversationText, createSentPrompts, type SentPrompts } from "./sentPrompts.ts";

/** The model that this window works with. */
export interface ModelLink {
  readonly configure: (params: ConfigureParams) => void;
  /** The language that answers are written in, as the editor names it. */
  readonly language: () => string;
  /** Which model is asked where: other words are to be expected from another one. */
  readonly identity: () => string;
  /** The person wants text to be proposed while they write. */
  readonly proposesText: () => boolean;
  /** A person has chosen a model: without that none is asked in the background. */
  readonly hasChoice: () => boolean;
  /** Not one of the editor's own, which cost the person something with each question: those are asked by a person only. */
  readonly mayAskUnbidden: () => boolean;
  /** Milliseconds for which background work stays away from a server that fails. */
  readonly pause: () => number;
  /** Tells what texts are about; undefined where no model can, or may be asked. Never fails. */
  embedder(signal: AbortSignal): Promise<Embedder | undefined>;
  models(signal: AbortSignal): Promise<readonly ModelInfo[]>;
  /** The latest prompts as they left, each with the model that it went to. */
  readonly sent: () => readonly string[];
  /** @throws ModelFailure, also where the server cannot fetch models by itself */
  pull(model: string, signal: AbortSignal): AsyncGenerator<PullProgress>;
  /** What the model wants to have done before it answers; undefined where it cannot ask, and nothing was sent. @throws ModelFailure */
  callTools(question: ToolQuestion): Promise<readonly ToolCall[] | undefined>;
  /** Whether answers can be made to follow a schema. @throws ModelFailure */
  followsSchemas(signal: AbortSignal): Promise<boolean>;
  /** A whole answer. @param onPiece is told each piece of it. @throws ModelFailure */
  ask(question: Question, onPiece: (piece: string) => void): Promise<string>;
  /**
   * What stands in a gap, by a model that fills gaps or else by one that chats.
   * @param isEnough is asked with all that was written so far, and ends the request
   * @throws ModelFailure
   */
  fill(question: FillQuestion, isEnough: (text: string) => boolean): Promise<string>;
}

export interface Question {
  readonly messages: readonly ChatMessage[];
  readonly schema?: JsonObject | undefined;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
}

export type ToolQuestion = Omit<ToolRequest, "model">;

export interface FillQuestion {
  readonly prefix: string;
  readonly suffix: string;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  readonly urgency: Urgency;
}

/** How a server answers that has no tools, or whose model's template knows none. */
const toolRefusals: ReadonlySet<ModelFailureKind> = new Set(["not-supported", "server"]);
const withoutTools: ReadonlySet<ModelFailureKind> = new Set([...toolRefusals, "cut-off", "context-too-long"]);

/**
 * @param now milliseconds on a clock that never goes back
 * @param editorModels the models that the editor itself has
 * @param sent remembers every prompt that leaves
 */
export function createModelLink(
  now: () => number,
  editorModels: ModelProvider,
  sent: SentPrompts = createSentPrompts(),
): ModelLink {
  let present = configured({
    provider: "ollama",
    address: "http://127.0.0.1:11434",
    model: "",
    language: "en",
    ghostText: false,
    remoteModels: [],
  });

  function configured(settings: ConfigureParams): ConfiguredModels {
    return configuredModels(settings, editorModels, now, {
      isCurrent: (models) => present === models,
      onSend: sent.add,
    });
  }

  /** Runs when it is its turn; the breaker learns how it went. */
  function run<Answer>(
    urgency: Urgency,
    signal: AbortSignal,
    work: (provider: ModelProvider, model: ModelInfo, signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const asked = present;
    return asked.scheduler.run(urgency, signal, async (both) => {
      try {
        const answer = await work(asked.provider(), await chosenModel(asked, both), both);
        asked.breaker.succeeded();
        return answer;
      } catch (error) {
        if (!both.aborted && urgency === "background") asked.breaker.failed();
        if (error instanceof ModelFailure && error.kind === "model-missing") asked.known = undefined;
        throw error;
      }
    });
  }

  return {
    configure(params) {
      if (JSON.stringify(params) !== JSON.stringify(present.settings)) present = configured(params);
    },
    language: () => present.settings.language,
    identity() {
      const { provider, address, model } = present.settings;
      return `${provider} ${address} ${model}`;
    },
    proposesText: () => present.settings.ghostText,
    hasChoice: () => present.settings.model !== "",
    mayAskUnbidden: () => present.settings.model !== "" && present.settings.provider !== "editor",
    pause: () => present.breaker.pause(),
    embedder: (signal) => present.embedder(signal),
    models: (signal) => modelsOf(present, signal),
    sent: sent.all,
    async *pull(model, signal) {
      const asked = present;
      const { pull } = asked.provider();
      if (pull === undefined)
        throw new ModelFailure(
          "not-supported",
          say`Only Ollama fetches models by itself; choose it as the provider.`,
        );
      yield* pull(model, signal);
      asked.known = undefined;
    },
    async callTools(question) {
      const asked = present;
      try {
        return await run("explicit", question.signal, async (provider, { name, callsTools }, both) => {
          if (!callsTools || provider.callTools === undefined) return undefined;
          sent.add(`→ ${name}\n\n${conversationText(question.messages)}`);
          return provider.callTools({ ...question, model: name, signal: both });
        });
      } catch (error) {
        // The question itself can go on without tools, and tells what else is wrong.
        if (!(error instanceof ModelFailure) || !withoutTools.has(error.kind)) throw error;
        if (asked.known !== undefined && toolRefusals.has(error.kind))
          asked.known = { ...asked.known, callsTools: false };
        return [];
      }
    },
    followsSchemas: (signal) =>
      run("explicit", signal, (_, { followsSchemas }) => Promise.resolve(followsSchemas)),
    ask({ messages, schema, maxTokens, signal }, onPiece) {
      return run("explicit", signal, async (provider, { name, followsSchemas }, both) => {
        const request = {
          model: name,
          messages,
          maxTokens,
          signal: both,
          ...(schema === undefined || !followsSchemas ? {} : { schema }),
        };
        sent.add(`→ ${name}\n\n${conversationText(messages)}`);
        let answer = "";
        for await (const piece of provider.chat(request)) {
          answer += piece;
          onPiece(piece);
        }
        return answer;
      });
    },
    fill({ prefix, suffix, maxTokens, signal, urgency }, isEnough) {
      return run(urgency, signal, async (provider, { name, fills }, both) => {
        const enough = new AbortController();
        const request = { model: name, maxTokens, signal: AbortSignal.any([both, enough.signal]) };
        const messages = gapMessages(prefix, suffix);
        sent.add(`→ ${name}\n\n${fills ? `${prefix}▏${suffix}` : conversationText(messages)}`);
        const pieces = fills
          ? provider.fill({ ...request, prefix, suffix })
          : provider.chat({ ...request, messages });
        let answer = "";
        try {
          for await (const piece of pieces) {
            answer += piece;
            // Leaving the loop alone would let the server write on.
            if (isEnough(fills ? answer : gapAnswer(answer))) enough.abort();
          }
        } catch (error) {
          if (!enough.signal.aborted || both.aborted) throw error;
        }
        return fills ? answer : gapAnswer(answer);
      });
    },
  };
}

function gapMessages(prefix: string, suffix: string): readonly ChatMessage[] {
  return [
    { role: "system", content: systemPrompt("generate", "en") },
    { role: "user", content: gapQuestion({ prefix, suffix }) },
  ];
}
