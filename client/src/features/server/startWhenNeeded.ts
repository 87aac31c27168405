import { Disposable, languages, workspace, type LogOutputChannel, type TextDocument } from "vscode";
import { isJson, mayBeManifestInJson } from "../../core/manifestGuess.ts";
import { documentSelector } from "../../infrastructure/documents.ts";

/**
 * Begins to start the server with the first document that may hold a manifest: who only reads Go or configures a program in JSON
 * needs none before something is asked for, and that starts it by itself. Nobody waits for it: the client shows a failure itself,
 * and the status item what has become of the server.
 */
export function startWhenNeeded(start: () => Promise<void>, log: LogOutputChannel): Disposable {
  const startFor = (document: TextDocument): void => {
    if (!mayBeManifest(document)) return;
    listeners.dispose();
    start().catch((error: unknown) => {
      log.error("The language server could not be started", error);
    });
  };
  const listeners = Disposable.from(
    workspace.onDidOpenTextDocument(startFor),
    workspace.onDidChangeTextDocument(({ document }) => {
      startFor(document);
    }),
  );
  const open = workspace.textDocuments.find(mayBeManifest);
  if (open !== undefined) startFor(open);
  return listeners;
}

function mayBeManifest(document: TextDocument): boolean {
  if (languages.match(documentSelector, document) === 0) return false;
  return !isJson(document.languageId) || mayBeManifestInJson(document.getText());
}
