import {
  Disposable,
  l10n,
  LanguageModelChatMessage,
  LanguageModelError,
  LanguageModelTextPart,
  LanguageModelToolCallPart,
  LanguageModelToolResultPart,
  lm,
  type CancellationToken,
  type LanguageModelChatRequestOptions,
  type LanguageModelChatResponse,
} from "vscode";
import {
  chatRequestIn,
  toolRequestIn,
  type EditorMessage,
  type EditorToolCall,
} from "../../core/editorModels.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { labelled } from "../../infrastructure/phrases.ts";

/** What the language server asks of the editor's own models. */
const methods = {
  list: "drydock/models/editor/list",
  chat: "drydock/models/editor/chat",
  callTools: "drydock/models/editor/callTools",
  piece: "drydock/models/editor/piece",
} as const;

/** Answers the language server with the models that the editor offers to extensions; the editor asks for permission. */
export function serveEditorModels(client: LanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(methods.list, async () => (await lm.selectChatModels()).map(({ id }) => ({ name: id }))),
    client.onRequest(methods.chat, (params: unknown, token: CancellationToken) =>
      chat(client, params, token),
    ),
    client.onRequest(methods.callTools, callTools),
  );
}

async function chat(client: LanguageClient, params: unknown, token: CancellationToken): Promise<null> {
  const request = chatRequestIn(params);
  if (request === undefined) throw new Error("The question to the editor's model cannot be read.");
  await ask(request.model, request.messages, {}, token, async ({ text }) => {
    for await (const piece of text) await client.sendNotification(methods.piece, { id: request.id, piece });
  });
  return null;
}

/** What a model wants to have done before it answers. The tools are the server's: the editor runs none of them. */
async function callTools(params: unknown, token: CancellationToken): Promise<readonly EditorToolCall[]> {
  const request = toolRequestIn(params);
  if (request === undefined) throw new Error("The tools for the editor's model cannot be read.");
  const tools = request.tools.map(({ name, description, parameters }) => ({
    name,
    description,
    inputSchema: parameters,
  }));
  const calls: EditorToolCall[] = [];
  await ask(request.model, request.messages, { tools }, token, async ({ stream }) => {
    for await (const part of stream)
      if (part instanceof LanguageModelToolCallPart)
        calls.push({ id: part.callId, name: part.name, arguments: part.input });
  });
  return calls;
}

async function ask(
  name: string,
  messages: readonly EditorMessage[],
  options: LanguageModelChatRequestOptions,
  token: CancellationToken,
  read: (response: LanguageModelChatResponse) => Promise<void>,
): Promise<void> {
  const [model] = await lm.selectChatModels({ id: name });
  if (model === undefined) throw new Error(l10n.t("The editor has no model {0}.", name));
  const justification = l10n.t("Drydock writes, explains and repairs manifests with it.");
  try {
    await read(await model.sendRequest(messages.map(messageFor), { ...options, justification }, token));
  } catch (error) {
    if (error instanceof LanguageModelError) throw new Error(labelled(name, error.message), { cause: error });
    throw error;
  }
}

/** There is no role for instructions here; they go in front of what the person says. */
function messageFor(message: EditorMessage): LanguageModelChatMessage {
  switch (message.role) {
    case "system":
    case "user":
      return LanguageModelChatMessage.User(message.content);
    case "assistant":
      return LanguageModelChatMessage.Assistant(message.content);
    case "calls":
      return LanguageModelChatMessage.Assistant(
        message.calls.map((call) => new LanguageModelToolCallPart(call.id, call.name, call.arguments)),
      );
    case "result":
      return LanguageModelChatMessage.User([
        new LanguageModelToolResultPart(message.call.id, [new LanguageModelTextPart(message.content)]),
      ]);
  }
}
