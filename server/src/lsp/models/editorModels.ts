import { CancellationTokenSource, type CancellationToken, type Connection } from "vscode-languageserver";
import { isObject, objectAt, textAt } from "../../core/schema/jsonValue.ts";
import { say, verbatim } from "../../core/text/message.ts";
import { ModelFailure } from "../../models/failure.ts";
import type { ChatRequest, ModelInfo, ModelProvider, ToolCall } from "../../models/provider.ts";
import { editorModelMethods } from "./protocol.ts";

/**
 * The models that the editor itself offers to extensions. They live in the editor's process, so each question goes there
 * as a request, and the pieces of its answer come back as notifications. They chat and may ask for tools; they neither fill
 * gaps nor follow schemas, and they are never asked in the background: each question is on the person's account.
 *
 * Source: https://code.visualstudio.com/api/extension-guides/ai/language-model
 */
export function createEditorModels(connection: Connection): ModelProvider {
  const listeners = new Map<number, (piece: string) => void>();
  let lastId = 0;
  connection.onNotification(editorModelMethods.piece, (value: unknown) => {
    if (!isObject(value)) return;
    const { id, piece } = value;
    if (typeof id === "number" && typeof piece === "string") listeners.get(id)?.(piece);
  });

  async function request(method: string, params: object, signal: AbortSignal): Promise<unknown> {
    signal.throwIfAborted();
    const source = new CancellationTokenSource();
    const cancel = (): void => {
      source.cancel();
    };
    signal.addEventListener("abort", cancel, { once: true });
    try {
      return await ended(connection, method, params, source.token, signal);
    } finally {
      signal.removeEventListener("abort", cancel);
      source.dispose();
    }
  }

  return {
    async models(signal) {
      const answer = await request(editorModelMethods.list, {}, signal);
      return Array.isArray(answer) ? answer.flatMap(infoOf) : [];
    },
    async *chat({ model, messages, maxTokens, signal }: ChatRequest) {
      const id = ++lastId;
      const pieces: string[] = [];
      let wake = (): void => undefined;
      listeners.set(id, (piece) => {
        pieces.push(piece);
        wake();
      });
      const work = { isOver: false };
      const answered = request(editorModelMethods.chat, { id, model, messages, maxTokens }, signal).finally(
        () => {
          work.isOver = true;
          wake();
        },
      );
      // Whoever reads gets the failure below, after the pieces that came before it.
      answered.catch(() => undefined);
      try {
        while (!work.isOver || pieces.length > 0) {
          const piece = pieces.shift();
          if (piece === undefined) await new Promise<void>((resolve) => (wake = resolve));
          else yield piece;
        }
        await answered;
      } finally {
        listeners.delete(id);
      }
    },
    async callTools({ model, messages, tools, signal }) {
      const answer = await request(editorModelMethods.callTools, { model, messages, tools }, signal);
      return Array.isArray(answer) ? answer.flatMap(callIn) : [];
    },
    fill: ({ model }) => refused(new ModelFailure("not-supported", say`${model} does not fill gaps.`)),
  };
}

async function* refused(failure: ModelFailure): AsyncGenerator<string> {
  yield await Promise.reject(failure);
}

/** Cancelled, a request ends at once, whether the editor has noticed or not. */
async function ended(
  connection: Connection,
  method: string,
  params: object,
  token: CancellationToken,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    return await connection.sendRequest<unknown>(method, params, token);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    throw new ModelFailure("server", verbatim(error instanceof Error ? error.message : String(error)), error);
  }
}

function infoOf(value: unknown): readonly ModelInfo[] {
  const name = isObject(value) ? textAt(value, "name") : undefined;
  return name === undefined
    ? []
    : [{ name, isRemote: true, fills: false, followsSchemas: false, callsTools: true, embeds: false }];
}

function callIn(value: unknown): readonly ToolCall[] {
  const call = isObject(value) ? value : {};
  const id = textAt(call, "id");
  const name = textAt(call, "name");
  return id === undefined || name === undefined
    ? []
    : [{ id, name, arguments: objectAt(call, "arguments") ?? {} }];
}
