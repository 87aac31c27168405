import { Disposable, LanguageModelChatMessage, LanguageModelError, lm, type CancellationToken } from "vscode";
import { chatRequestIn } from "../../core/editorModels.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";

/** What the language server asks of the editor's own models. */
const methods = {
  list: "drydock/models/editor/list",
  chat: "drydock/models/editor/chat",
  piece: "drydock/models/editor/piece",
} as const;

/** Answers the language server with the models that the editor offers to extensions; the editor asks for permission. */
export function serveEditorModels(client: LanguageClient): Disposable {
  return Disposable.from(
    client.onRequest(methods.list, async () => (await lm.selectChatModels()).map(({ id }) => ({ name: id }))),
    client.onRequest(methods.chat, (params: unknown, token: CancellationToken) =>
      chat(client, params, token),
    ),
  );
}

async function chat(client: LanguageClient, params: unknown, token: CancellationToken): Promise<null> {
  const request = chatRequestIn(params);
  if (request === undefined) throw new Error("The question to the editor's model cannot be read.");
  const [model] = await lm.selectChatModels({ id: request.model });
  if (model === undefined) throw new Error(`The editor has no model ${request.model}.`);
  // There is no role for instructions here; they go in front of what the person says.
  const messages = request.messages.map(({ role, content }) =>
    role === "assistant"
      ? LanguageModelChatMessage.Assistant(content)
      : LanguageModelChatMessage.User(content),
  );
  try {
    const response = await model.sendRequest(messages, {}, token);
    for await (const piece of response.text)
      await client.sendNotification(methods.piece, { id: request.id, piece });
  } catch (error) {
    if (error instanceof LanguageModelError)
      throw new Error(`${request.model}: ${error.message}`, { cause: error });
    throw error;
  }
  return null;
}
