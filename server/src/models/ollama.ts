import { Ollama, type Message, type ProgressResponse } from "ollama/browser";
import { embeddingFamilyOf, forEmbedding } from "./embeddingFamilies.ts";
import { isObject, listAt, objectAt, textAt } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { ModelFailure } from "./failure.ts";
import {
  embeddingPatience,
  generationPatience,
  guardedFetch,
  pullPatience,
  quickPatience,
  type Fetch,
  type Patience,
} from "./guardedFetch.ts";
import type { ModelInfo, ModelProvider, PullProgress, ToolCall, ToolMessage } from "./provider.ts";
import { isLoopback } from "./loopback.ts";
import { vectorsIn } from "./vectorsIn.ts";
import { statusFailure } from "./statusFailure.ts";

/**
 * Models of an Ollama server. The package cannot cancel a request by itself, so every request has a client of its own whose
 * `fetch` ends with the request's signal.
 *
 * Source: https://docs.ollama.com/api
 *
 * @param host such as `http://127.0.0.1:11434`
 * @param contextTokens the same for all requests: another value makes the server load the model again
 */
export function createOllama(host: string, contextTokens: number): ModelProvider {
  const clientFor = (signal: AbortSignal, patience: Patience, model: string): Ollama =>
    new Ollama({ host, fetch: refusing(guardedFetch(signal, patience), model) });

  const isLocalHost = isLoopback(host);

  return {
    async models(signal) {
      const { models } = await clientFor(signal, quickPatience, "").list();
      return models.map((model: unknown) => infoOf(model, isLocalHost));
    },
    async *chat({ model, messages, schema, maxTokens, signal }) {
      const client = clientFor(signal, generationPatience, model);
      const request = {
        model,
        messages: messages.map((message) => ({ ...message })),
        stream: true as const,
        think: false,
        // Without it a prompt that is too long loses its beginning in silence.
        truncate: false,
        options: { num_ctx: contextTokens, num_predict: maxTokens, temperature: 0.2 },
        ...(schema === undefined ? {} : { format: schema }),
      };
      yield* pieces(await client.chat(request), ({ message }) => textIn(message.content), signal);
    },
    async *fill({ model, prefix, suffix, maxTokens, signal }) {
      const client = clientFor(signal, generationPatience, model);
      const request = {
        model,
        prompt: prefix,
        suffix,
        stream: true as const,
        think: false,
        truncate: false,
        options: { num_ctx: contextTokens, num_predict: maxTokens, temperature: 0.1 },
      };
      yield* pieces(await client.generate(request), ({ response }) => textIn(response), signal);
    },
    async callTools({ model, messages, tools, maxTokens, signal }) {
      const client = clientFor(signal, generationPatience, model);
      const request = {
        model,
        messages: messages.map(messageFor),
        tools: tools.map((each) => ({ type: "function", function: each })),
        stream: true as const,
        think: false,
        truncate: false,
        options: { num_ctx: contextTokens, num_predict: maxTokens, temperature: 0.1 },
      };
      const calls: ToolCall[] = [];
      for await (const call of pieces(await client.chat(request), ({ message }) => callsIn(message), signal))
        calls.push({ ...call, id: String(calls.length) });
      return calls;
    },
    async embed({ model, texts, role, signal }) {
      const client = clientFor(signal, embeddingPatience, model);
      // Here the end of a text that is too long may be lost: the rest still tells what it is about.
      const request = { model, input: [...forEmbedding(model, role, texts)], truncate: true };
      try {
        const { embeddings }: { readonly embeddings: unknown } = await client.embed(request);
        return vectorsIn(embeddings, texts.length);
      } catch (error) {
        if (signal.aborted || error instanceof ModelFailure) throw error;
        throw new ModelFailure("cut-off", say`The model's answer broke off: ${String(error)}`, error);
      }
    },
    async *pull(model, signal) {
      const client = clientFor(signal, pullPatience, model);
      try {
        for await (const piece of await client.pull({ model, stream: true })) yield progressOf(piece);
      } catch (error) {
        if (signal.aborted || error instanceof ModelFailure) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        throw new ModelFailure("model-missing", say`${model} could not be pulled: ${reason}`, error);
      }
    },
  };
}

/** The package writes to standard output when an error has no JSON body, so refusals end before it sees them. */
function refusing(fetch: Fetch, model: string): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) return response;
    const body = await response.text();
    throw statusFailure(response.status, messageIn(body), model);
  };
}

function messageIn(body: string): string {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? (textAt(value, "error") ?? body) : body;
  } catch {
    return body;
  }
}

/** Layers that are not begun have no size yet. */
function progressOf(piece: Readonly<Record<keyof ProgressResponse, unknown>>): PullProgress {
  const { status, total, completed } = piece;
  const step = typeof status === "string" ? status : "";
  if (typeof total !== "number" || total === 0) return { step };
  return { step, fraction: (typeof completed === "number" ? completed : 0) / total };
}

/** A turn as Ollama writes it. */
function messageFor(message: ToolMessage): Message {
  switch (message.role) {
    case "calls": {
      const calls = message.calls.map(({ name, arguments: given }) => ({
        function: { name, arguments: given },
      }));
      return { role: "assistant", content: "", tool_calls: calls };
    }
    case "result":
      return { role: "tool", content: message.content, tool_name: message.call.name };
    default:
      return { ...message };
  }
}

function callsIn(message: unknown): readonly Omit<ToolCall, "id">[] {
  const calls = isObject(message) ? listAt(message, "tool_calls").filter(isObject) : [];
  return calls.flatMap((call) => {
    const asked = objectAt(call, "function") ?? {};
    const name = textAt(asked, "name");
    return name === undefined ? [] : [{ name, arguments: objectAt(asked, "arguments") ?? {} }];
  });
}

function textIn(text: string | undefined): readonly string[] {
  return text === undefined || text === "" ? [] : [text];
}

async function* pieces<Piece, Found>(
  stream: AsyncIterable<Piece>,
  foundIn: (piece: Piece) => readonly Found[],
  signal: AbortSignal,
): AsyncGenerator<Found> {
  try {
    for await (const piece of stream) yield* foundIn(piece);
  } catch (error) {
    if (signal.aborted || error instanceof ModelFailure) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new ModelFailure("cut-off", say`The model's answer broke off: ${reason}`, error);
  }
}

/** Cloud models answer behind a local address too: told by their name, or by the host that they name. */
function infoOf(model: unknown, isLocalHost: boolean): ModelInfo {
  const facts = isObject(model) ? model : {};
  const name = textAt(facts, "name") ?? "";
  const isCloud =
    /[:-]cloud$/u.test(name) ||
    textAt(facts, "remote_host") !== undefined ||
    textAt(facts, "remote_model") !== undefined;
  const capabilities = listAt(facts, "capabilities");
  const digest = textAt(facts, "digest");
  return {
    name,
    ...(digest === undefined ? {} : { digest }),
    isRemote: isCloud || !isLocalHost,
    fills: capabilities.includes("insert"),
    followsSchemas: !isCloud,
    callsTools: capabilities.includes("tools"),
    // Older servers tell no capabilities.
    embeds:
      capabilities.length === 0 ? embeddingFamilyOf(name) !== undefined : capabilities.includes("embedding"),
  };
}
