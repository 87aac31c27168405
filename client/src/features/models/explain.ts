import { l10n, ProgressLocation, ViewColumn, window, workspace } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import type { Models } from "./models.ts";

const methods = { explain: "drydock/models/explain" } as const;

/** Explains what the cursor is on in a document beside; facts from the engine, words from the model. */
export async function explainAtCursor(client: LanguageClient, models: Models): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined || !(await models.prepare())) return;
  const { document, selection } = editor;
  const params = {
    id: 0,
    uri: document.uri.toString(),
    position: { line: selection.active.line, character: selection.active.character },
  };
  const title = l10n.t("Asking the model …");
  const content = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    (_, token) => client.sendRequest<string>(methods.explain, params, token),
  );
  // Markdown of a model is shown as text: no link of it is followed by opening it.
  await window.showTextDocument(await workspace.openTextDocument({ language: "markdown", content }), {
    preview: true,
    viewColumn: ViewColumn.Beside,
  });
}
