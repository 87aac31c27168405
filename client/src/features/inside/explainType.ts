import { l10n, ViewColumn, window, workspace } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import type { VirtualDocuments } from "../../infrastructure/virtualDocuments.ts";

const method = "drydock/explainType";

/** Shows beside the manifest all that is known about the field or kind at the cursor; no model is asked. */
export async function explainType(client: LanguageClient, documents: VirtualDocuments): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const text: unknown = await client.sendRequest(method, {
    textDocument: { uri: document.uri.toString() },
    position: selection.active,
  });
  if (typeof text !== "string") {
    void window.showInformationMessage(l10n.t("Nobody defines a type for what the cursor is on."));
    return;
  }
  const address = documents.newAddress(`${l10n.t("explanation")}.txt`);
  documents.set(address, text);
  await window.showTextDocument(await workspace.openTextDocument(address), {
    preview: true,
    preserveFocus: true,
    viewColumn: ViewColumn.Beside,
  });
}
