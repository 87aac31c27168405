import { Disposable, languages, workspace, type LogOutputChannel, type TextDocument } from "vscode";
import { documentSelector } from "../../infrastructure/documents.ts";

/**
 * Starts at once, unless Go files are all that is open: who only reads those needs no server before a walkthrough is asked for,
 * and that starts it by itself. The first document that may hold a manifest starts it then.
 */
export async function startWhenNeeded(
  start: () => Promise<void>,
  log: LogOutputChannel,
): Promise<Disposable> {
  const mayBeManifest = (document: TextDocument): boolean => languages.match(documentSelector, document) > 0;
  const open = workspace.textDocuments;
  if (open.some(mayBeManifest) || !open.some(({ languageId }) => languageId === "go")) {
    await start();
    return Disposable.from();
  }
  const listener = workspace.onDidOpenTextDocument((document) => {
    if (!mayBeManifest(document)) return;
    listener.dispose();
    start().catch((error: unknown) => {
      log.error("The language server could not be started", error);
    });
  });
  return listener;
}
