import { l10n, window, type LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
  type LanguageClient,
  type LanguageClientOptions,
} from "../../infrastructure/languageClient.ts";
import { mayRestart } from "../../core/restartPolicy.ts";
import { documentSelector } from "../../infrastructure/documents.ts";

/** Says where the server runs: makes a client that starts it, and starts a new one after it was stopped. */
export type ConnectServer = (options: LanguageClientOptions) => LanguageClient;

/**
 * The connection to the language server, not started yet. After a crash the client starts a new one and hands it the present text
 * of every open document, so nothing typed meanwhile is lost.
 * @param cacheFolder for what the server may keep from one session to the next
 */
export function createLanguageClient(
  connect: ConnectServer,
  log: LogOutputChannel,
  diagnosticCollectionProvider: DiagnosticCollectionProvider,
  proposesText: () => boolean,
  cacheFolder: string,
): LanguageClient {
  const client: LanguageClient = connect({
    documentSelector,
    diagnosticCollectionProvider,
    initializationOptions: {
      // Lets the server ask for the next proposals after one was taken.
      suggestCommand: "editor.action.triggerSuggest",
      // The arguments of a command stand in its address as encoded JSON.
      rulePage: "command:drydock.showRule?%22{code}%22",
      // What code actions start for findings that have no repair of their own.
      fixCommand: "drydock.fixWithModel",
      cacheFolder,
    },
    middleware: {
      // Where nothing is proposed, no key costs a message.
      provideInlineCompletionItems: (document, position, context, token, next) =>
        proposesText() ? next(document, position, context, token) : undefined,
    },
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: createErrorHandler(log, () => restart(client)),
  });
  return client;
}

export async function restart(client: LanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}

function createErrorHandler(log: LogOutputChannel, startAgain: () => Promise<void>): ErrorHandler {
  let crashes: number[] = [];
  const offerRestart = async (): Promise<void> => {
    const again = l10n.t("Restart");
    const why = l10n.t("Show Output");
    const message = l10n.t("The Drydock language server keeps crashing and has been left stopped.");
    const choice = await window.showErrorMessage(message, again, why);
    if (choice === why) log.show();
    if (choice !== again) return;
    crashes = [];
    await startAgain();
  };
  return {
    error: (error, _message, count) => {
      log.error("The connection to the language server failed", error);
      return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      crashes.push(performance.now());
      if (mayRestart(crashes)) {
        log.warn("The language server has ended unexpectedly and is started again.");
        return { action: CloseAction.Restart, handled: true };
      }
      offerRestart().catch((error: unknown) => {
        log.error("The language server could not be started again", error);
      });
      return { action: CloseAction.DoNotRestart, handled: true };
    },
  };
}
