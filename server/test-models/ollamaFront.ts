import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../src/core/schema/jsonValue.ts";
import { readEvents } from "../src/models/eventStream.ts";
import type { Ending } from "./ending.ts";

/**
 * A front that speaks as much of Ollama's protocol as our provider uses, for a llama.cpp server behind it. The inference is
 * real, Ollama's own server is not: it cannot be had without a download of 1 GB.
 *
 * Source: https://docs.ollama.com/api
 */
export async function startOllamaFront(ending: Ending, behind: string, model: string): Promise<string> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const text = Buffer.concat(pieces).toString();
      const body: unknown = text === "" ? {} : JSON.parse(text);
      answer({ behind, model }, request.url ?? "", isObject(body) ? body : {}, response).catch(() => {
        response.destroy();
      });
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  ending.after(() => {
    server.closeAllConnections();
    server.close();
    return Promise.resolve();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function answer(
  { behind, model }: { readonly behind: string; readonly model: string },
  path: string,
  body: JsonObject,
  response: ServerResponse,
): Promise<void> {
  const json = { "content-type": "application/json" };
  if (path === "/api/tags") {
    const models = [{ name: model, capabilities: ["completion", "insert", "tools"] }];
    response.writeHead(200, json).end(JSON.stringify({ models }));
    return;
  }
  const asked = textAt(body, "model") ?? "";
  if (asked !== model) {
    response.writeHead(404, json).end(JSON.stringify({ error: `model '${asked}' not found` }));
    return;
  }
  if (path === "/api/embed") {
    const upstream = await fetch(`${behind}/v1/embeddings`, {
      method: "POST",
      body: JSON.stringify({ model, input: body["input"] }),
    });
    const answered: unknown = await upstream.json();
    const data = listAt(isObject(answered) ? answered : {}, "data").filter(isObject);
    response
      .writeHead(upstream.status, json)
      .end(JSON.stringify({ model, embeddings: data.map(({ embedding }) => embedding) }));
    return;
  }
  const isChat = path === "/api/chat";
  const controller = new AbortController();
  response.once("close", () => {
    controller.abort();
  });
  const options = objectAt(body, "options") ?? {};
  const upstream = await fetch(`${behind}${isChat ? "/v1/chat/completions" : "/completion"}`, {
    method: "POST",
    signal: controller.signal,
    body: JSON.stringify({
      ...(isChat ? chatOf(body) : { prompt: gapOf(body) }),
      stream: true,
      n_predict: options["num_predict"],
      temperature: options["temperature"],
    }),
  });
  if (!upstream.ok || upstream.body === null) {
    response.writeHead(upstream.status, json).end(JSON.stringify({ error: await upstream.text() }));
    return;
  }
  response.writeHead(200, { "content-type": "application/x-ndjson" });
  for await (const event of readEvents(upstream.body)) {
    if (event === "[DONE]") break;
    const calls = callsIn(event);
    if (calls.length > 0)
      response.write(
        `${JSON.stringify({ model, done: false, message: { role: "assistant", content: "", tool_calls: calls } })}\n`,
      );
    const text = isChat ? chatPiece(event) : fillPiece(event);
    response.write(
      `${JSON.stringify({ model, done: false, ...(isChat ? { message: { role: "assistant", content: text } } : { response: text }) })}\n`,
    );
  }
  response.end(
    `${JSON.stringify({ model, done: true, message: { role: "assistant", content: "" }, response: "" })}\n`,
  );
}

function chatOf(body: JsonObject): JsonObject {
  const schema = objectAt(body, "format");
  return {
    messages: listAt(body, "messages").filter(isObject).map(turnOf),
    ...(listAt(body, "tools").length === 0 ? {} : { tools: body["tools"] }),
    ...(schema === undefined
      ? {}
      : { response_format: { type: "json_schema", json_schema: { name: "answer", schema } } }),
  };
}

/** Ollama hands arguments on as objects and tells results by the tool's name; the server wants texts and identifiers. */
function turnOf(message: JsonObject): JsonObject {
  if (message["role"] === "tool") return { ...message, tool_call_id: textAt(message, "tool_name") };
  const calls = listAt(message, "tool_calls").filter(isObject);
  if (calls.length === 0) return message;
  const written = calls.map((call) => {
    const asked = objectAt(call, "function") ?? {};
    return {
      id: textAt(asked, "name"),
      type: "function",
      function: { ...asked, arguments: JSON.stringify(asked["arguments"]) },
    };
  });
  return { ...message, tool_calls: written };
}

/** The server sends a call of the tiny model in one piece. */
function callsIn(event: string): readonly JsonObject[] {
  const piece: unknown = JSON.parse(event);
  const [choice] = listAt(isObject(piece) ? piece : {}, "choices");
  const delta = objectAt(isObject(choice) ? choice : {}, "delta") ?? {};
  return listAt(delta, "tool_calls")
    .filter(isObject)
    .map((call) => {
      const asked = objectAt(call, "function") ?? {};
      return { function: { ...asked, arguments: JSON.parse(textAt(asked, "arguments") ?? "{}") as unknown } };
    });
}

function gapOf(body: JsonObject): string {
  return `<|fim_prefix|>${textAt(body, "prompt") ?? ""}<|fim_suffix|>${textAt(body, "suffix") ?? ""}<|fim_middle|>`;
}

function chatPiece(event: string): string {
  const piece: unknown = JSON.parse(event);
  const [choice] = listAt(isObject(piece) ? piece : {}, "choices");
  return textAt(objectAt(isObject(choice) ? choice : {}, "delta") ?? {}, "content") ?? "";
}

function fillPiece(event: string): string {
  const piece: unknown = JSON.parse(event);
  return isObject(piece) ? (textAt(piece, "content") ?? "") : "";
}
