import { l10n, window, workspace, type LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  TransportKind,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
} from "../../infrastructure/languageClient.ts";
import { mayRestart } from "../../core/restartPolicy.ts";
import { proxyEnvironment, type ProxySettings } from "../../core/proxyEnvironment.ts";
import { documentSelector } from "../../infrastructure/documents.ts";

/**
 * The connection to the language server, not started yet. The server is a process on the editor's own Node. After a crash
 * the client starts a new one and hands it the present text of every open document, so nothing typed meanwhile is lost.
 * @param cacheFolder for what the server may keep from one session to the next
 */
export function createLanguageClient(
  serverModule: string,
  log: LogOutputChannel,
  diagnosticCollectionProvider: DiagnosticCollectionProvider,
  proposesText: () => boolean,
  cacheFolder: string,
): LanguageClient {
  const options = { env: proxyEnvironment(proxySettings(), process.env) };
  const run = { module: serverModule, transport: TransportKind.ipc, options };
  const debug = { ...run, options: { ...options, execArgv: ["--nolazy", "--inspect=6009"] } };
  const client: LanguageClient = new LanguageClient(
    "drydock",
    "Drydock",
    { run, debug },
    {
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
      errorHandler: createErrorHandler(log, () => client.restart()),
    },
  );
  return client;
}

function proxySettings(): ProxySettings {
  const http = workspace.getConfiguration("http");
  return {
    proxy: http.get("proxy", ""),
    noProxy: http.get<readonly string[]>("noProxy", []),
    isOff: http.get("proxySupport") === "off",
  };
}

function createErrorHandler(log: LogOutputChannel, restart: () => Promise<void>): ErrorHandler {
  let crashes: number[] = [];
  const offerRestart = async (): Promise<void> => {
    const again = l10n.t("Restart");
    const why = l10n.t("Show Output");
    const message = l10n.t("The Drydock language server keeps crashing and has been left stopped.");
    const choice = await window.showErrorMessage(message, again, why);
    if (choice === why) log.show();
    if (choice !== again) return;
    crashes = [];
    await restart();
  };
  return {
    error: (error, _message, count) => {
      log.error("The connection to the language server failed", error);
      return { action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown, handled: true };
    },
    closed: () => {
      crashes.push(Date.now());
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
