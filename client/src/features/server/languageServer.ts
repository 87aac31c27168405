import { l10n, window, workspace, type LogOutputChannel } from "vscode";
import { mayRestart } from "../../core/restartPolicy.ts";
import { documentSelector } from "../../infrastructure/documents.ts";
import {
  CloseAction,
  ErrorAction,
  RevealOutputChannelOn,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
  type LanguageClientOptions,
  type Middleware,
} from "../../infrastructure/protocolClient.ts";

/** What a client of the language server is made with, wherever the server runs. */
export interface ServerSetup {
  readonly log: LogOutputChannel;
  readonly diagnostics: DiagnosticCollectionProvider;
  readonly proposesText: () => boolean;
  /** Leaves out what other extensions say at the same place. */
  readonly besideOthers: Middleware;
  /** For what the server may keep from one session to the next. */
  readonly cacheFolder: string;
  readonly startAgain: () => Promise<void>;
}

/**
 * How the package of the language client keeps up the connection. After a crash it starts a new server and hands it the present
 * text of every open document, so nothing typed meanwhile is lost.
 */
export function clientOptions(setup: ServerSetup): LanguageClientOptions {
  const { log, diagnostics, proposesText, besideOthers, cacheFolder } = setup;
  return {
    documentSelector,
    diagnosticCollectionProvider: diagnostics,
    initializationOptions: () => ({
      // Lets the server ask for the next proposals after one was taken.
      suggestCommand: "editor.action.triggerSuggest",
      // The arguments of a command stand in its address as encoded JSON.
      rulePage: "command:drydock.showRule?%22{code}%22",
      // What code actions start for findings that have no repair of their own.
      fixCommand: "drydock.fixWithModel",
      isTrusted: workspace.isTrusted,
      cacheFolder,
    }),
    middleware: {
      ...besideOthers,
      // Where nothing is proposed, no key costs a message.
      provideInlineCompletionItems: (document, position, context, token, next) =>
        proposesText() ? next(document, position, context, token) : undefined,
    },
    outputChannel: log,
    traceOutputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: createErrorHandler(setup),
  };
}

function createErrorHandler({ log, startAgain }: ServerSetup): ErrorHandler {
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
