import { Disposable, languages, workspace, type LogOutputChannel, type TextDocument } from "vscode";
import { documentSelector } from "../../infrastructure/documents.ts";

/**
 * Begins to start the server at once, unless Go files are all that is open: who only reads those needs none before a walkthrough is
 * asked for, and that starts it by itself. The first document that may hold a manifest starts it then. Nobody waits for it: the
 * client shows a failure itself, and the status item what has become of the server.
 */
export function startWhenNeeded(start: () => Promise<void>, log: LogOutputChannel): Disposable {
  const mayBeManifest = (document: TextDocument): boolean => languages.match(documentSelector, document) > 0;
  const startNow = (): void => {
    start().catch((error: unknown) => {
      log.error("The language server could not be started", error);
    });
  };
  const open = workspace.textDocuments;
  if (open.some(mayBeManifest) || !open.some(({ languageId }) => languageId === "go")) {
    startNow();
    return Disposable.from();
  }
  const listener = workspace.onDidOpenTextDocument((document) => {
    if (!mayBeManifest(document)) return;
    listener.dispose();
    startNow();
  });
  return listener;
}
