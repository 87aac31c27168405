import { embeddingFamilyOf, forEmbedding } from "./embeddingFamilies.ts";
import { isObject, listAt, numberAt, objectAt, textAt, type JsonObject } from "../core/schema/jsonValue.ts";
import { say } from "../core/text/message.ts";
import { readEvents } from "./eventStream.ts";
import { ModelFailure } from "./failure.ts";
import { fillTemplateFor } from "./fillTemplates.ts";
import {
  embeddingPatience,
  generationPatience,
  guardedFetch,
  quickPatience,
  type Patience,
} from "./guardedFetch.ts";
import { isLoopback } from "./loopback.ts";
import type { ModelProvider, ToolCall, ToolMessage } from "./provider.ts";
import { statusFailure } from "./statusFailure.ts";
import { vectorsIn } from "./vectorsIn.ts";

/**
 * Models behind the OpenAI protocol: llama.cpp, vLLM, LM Studio, hosted services. Only standard fields are sent, and never
 * more than four stop texts; filling in goes as a raw prompt, because servers refuse or ignore `suffix`.
 *
 * Source: https://platform.openai.com/docs/api-reference
 *
 * @param address with its version, such as `http://127.0.0.1:8080/v1`
 */
export function createOpenAiCompatible(address: string, key: string | undefined): ModelProvider {
  const base = address.replace(/\/+$/u, "");
  const { protocol } = new URL(base);
  const isLocal = isLoopback(base);
  // A key over an open connection is everybody's.
  const headers =
    key !== undefined && (protocol === "https:" || isLocal) ? { authorization: `Bearer ${key}` } : {};

  async function send(
    path: string,
    signal: AbortSignal,
    patience: Patience,
    body?: JsonObject,
  ): Promise<Response> {
    const response = await guardedFetch(signal, patience)(`${base}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { ...headers, "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return response;
    const model = body === undefined ? "this" : (textAt(body, "model") ?? "this");
    throw statusFailure(response.status, await response.text(), model);
  }

  async function* stream(path: string, signal: AbortSignal, body: JsonObject): AsyncGenerator<JsonObject> {
    const response = await send(path, signal, generationPatience, { ...body, stream: true });
    if (response.body === null) return;
    let isDone = false;
    try {
      for await (const event of readEvents(response.body)) {
        if (event === "[DONE]") return;
        const piece: unknown = JSON.parse(event);
        if (!isObject(piece)) continue;
        const error = objectAt(piece, "error");
        if (error !== undefined)
          throw statusFailure(500, textAt(error, "message") ?? "", textAt(body, "model") ?? "this");
        const [choice] = listAt(piece, "choices");
        if (!isObject(choice)) continue;
        isDone ||= textAt(choice, "finish_reason") !== undefined;
        yield choice;
      }
    } catch (error) {
      if (signal.aborted || error instanceof ModelFailure) throw error;
      throw new ModelFailure("cut-off", say`The model's answer broke off: ${String(error)}`, error);
    }
    if (!isDone) throw new ModelFailure("cut-off", say`The model's answer broke off before its end.`);
  }

  return {
    async models(signal) {
      const answer = await readJson(await send("/models", signal, quickPatience), signal);
      return listAt(isObject(answer) ? answer : {}, "data")
        .filter(isObject)
        .flatMap((model) => textAt(model, "id") ?? [])
        .map((name) => ({
          name,
          isRemote: !isLocal,
          fills: fillTemplateFor(name) !== undefined,
          followsSchemas: true,
          callsTools: true,
          embeds: embeddingFamilyOf(name) !== undefined,
        }));
    },
    async *chat({ model, messages, schema, maxTokens, signal }) {
      const format =
        schema === undefined
          ? {}
          : { response_format: { type: "json_schema", json_schema: { name: "manifest", schema } } };
      const body = { model, messages, max_tokens: maxTokens, temperature: 0.2, ...format };
      for await (const choice of stream("/chat/completions", signal, body)) {
        const text = textAt(objectAt(choice, "delta") ?? {}, "content");
        if (text !== undefined && text !== "") yield text;
      }
    },
    async callTools({ model, messages, tools, maxTokens, signal }) {
      const body = {
        model,
        messages: messages.map(messageFor),
        tools: tools.map((each) => ({ type: "function", function: each })),
        max_tokens: maxTokens,
        temperature: 0.1,
      };
      const calls: PartialCall[] = [];
      for await (const choice of stream("/chat/completions", signal, body))
        for (const piece of listAt(objectAt(choice, "delta") ?? {}, "tool_calls"))
          if (isObject(piece)) addPiece(calls, piece);
      return calls.map(wholeCall);
    },
    async embed({ model, texts, role, signal }) {
      const body = { model, input: forEmbedding(model, role, texts) };
      const answer = await readJson(await send("/embeddings", signal, embeddingPatience, body), signal);
      const data = listAt(isObject(answer) ? answer : {}, "data").filter(isObject);
      const inOrder = data.toSorted((one, other) => Number(one["index"]) - Number(other["index"]));
      return vectorsIn(
        inOrder.map(({ embedding }) => embedding),
        texts.length,
      );
    },
    async *fill({ model, prefix, suffix, maxTokens, signal }) {
      const template = fillTemplateFor(model);
      if (template === undefined)
        throw new ModelFailure(
          "not-supported",
          say`It is not known how ${model} fills in text; choose a coder model.`,
        );
      const prompt = template.prompt(prefix, suffix);
      const stop = template.stops.slice(0, 4);
      const body = { model, prompt, stop, max_tokens: maxTokens, temperature: 0.1 };
      for await (const choice of stream("/completions", signal, body)) {
        const text = textAt(choice, "text");
        if (text !== undefined && text !== "") yield text;
      }
    },
  };
}

/** A turn as this protocol writes it. */
function messageFor(message: ToolMessage): JsonObject {
  switch (message.role) {
    case "calls": {
      const calls = message.calls.map(({ id, name, arguments: given }) => ({
        id,
        type: "function",
        function: { name, arguments: JSON.stringify(given) },
      }));
      return { role: "assistant", content: "", tool_calls: calls };
    }
    case "result":
      return { role: "tool", tool_call_id: message.call.id, content: message.content };
    default:
      return { ...message };
  }
}

/** A call as far as it has come: its arguments arrive as pieces of a JSON text. */
interface PartialCall {
  id: string;
  name: string;
  text: string;
}

/** No model needs more at once, and an index is a number that somebody else chooses. */
const mostCalls = 16;

function addPiece(calls: PartialCall[], piece: JsonObject): void {
  const index = numberAt(piece, "index") ?? calls.length;
  const asked = objectAt(piece, "function") ?? {};
  if (index === calls.length && index < mostCalls)
    calls.push({ id: `call-${String(index)}`, name: "", text: "" });
  const call = calls[index];
  if (call === undefined) return;
  call.id = textAt(piece, "id") ?? call.id;
  call.name += textAt(asked, "name") ?? "";
  call.text += textAt(asked, "arguments") ?? "";
}

function wholeCall({ id, name, text }: PartialCall): ToolCall {
  return { id, name, arguments: argumentsIn(text) };
}

/** What cannot be read is a call without arguments; whoever answers it says what is missing. */
function argumentsIn(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

async function readJson(response: Response, signal: AbortSignal): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (signal.aborted || error instanceof ModelFailure) throw error;
    throw new ModelFailure("cut-off", say`The model's answer broke off: ${String(error)}`, error);
  }
}
