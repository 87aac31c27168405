import { fileURLToPath } from "node:url";
import {
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from "vscode-languageserver";
import { createTreeCache } from "../core/analysis/treeCache.ts";
import { createChecker, type CheckerEvents } from "./checker.ts";
import { readAbilities, type ClientAbilities } from "./client.ts";
import { registerForChanges, takeSettings } from "./configuration.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createTellStatus } from "./documentStatus.ts";
import { codeAction, fixAllKind } from "./methods/codeAction.ts";
import { completion } from "./methods/completion.ts";
import { completionResolve } from "./methods/completionResolve.ts";
import { createPullDiagnostics } from "./methods/diagnostic.ts";
import { createAnswerSymbols } from "./methods/documentSymbol.ts";
import { foldingRange } from "./methods/foldingRange.ts";
import { hover } from "./methods/hover.ts";
import { selectionRange } from "./methods/selectionRange.ts";
import { didChange, didClose, didOpen } from "./methods/synchronization.ts";
import type { Runtime } from "./runtime.ts";
import type { Session } from "./session.ts";
import { defaultSettings } from "./settings.ts";
import { createWorkspace } from "./workspace.ts";
import { catalogueOf, createWorkspaceSchemas } from "./workspaceSchemas.ts";

/** Characters of text whose trees are kept for hovers, symbols and code actions. */
const keptTreeCharacters = 2_000_000;

/** Serves one editor over a connection, which the caller starts to listen on afterwards. */
export function createServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize((params): InitializeResult => {
    const client = readAbilities(params);
    openSession(connection, runtime, client, foldersOf(params));
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "drydock" } };
  });
}

function capabilitiesFor(client: ClientAbilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { resolveProvider: true, triggerCharacters: [":", " ", "-", '"', "/"] },
    hoverProvider: true,
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    codeActionProvider: { codeActionKinds: ["quickfix", fixAllKind] },
    ...(client.pullsDiagnostics
      ? {
          diagnosticProvider: {
            identifier: "drydock",
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
  };
}

function openSession(
  connection: Connection,
  runtime: Runtime,
  client: ClientAbilities,
  folders: readonly string[],
): void {
  const catalogue = catalogueOf(runtime, undefined);
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogue,
    settings: defaultSettings.check,
  });
  const schemas = createWorkspaceSchemas(workspace, runtime, catalogue);
  const trees = createTreeCache(keptTreeCharacters);
  const tellStatus = createTellStatus({ connection, workspace }, schemas.kindCount);
  const log = (what: string, error: unknown): void => {
    connection.console.error(
      `${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };
  /** For work that nobody waits for. */
  const run = (what: string, work: Promise<void>): void => {
    work.catch((error: unknown) => {
      log(what, error);
    });
  };
  const initialized = new Promise<void>((resolve) => {
    connection.onInitialized(() => {
      resolve();
    });
  });
  /** Checked before the settings are known, a file would show findings that are taken back at once. */
  const settled = initialized
    .then(() => takeSettings({ connection, client, workspace }, schemas))
    .catch((error: unknown) => {
      log("settings", error);
    });
  const events: CheckerEvents = {
    onResults(analysis, isComplete) {
      const { uri, version } = analysis.file;
      if (isComplete) run("status", tellStatus(analysis));
      if (!client.pullsDiagnostics)
        run("publish", connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(analysis) }));
    },
    onFailure(uri, code, error) {
      log(`${code} failed on ${uri}`, error);
    },
  };
  const checker = createChecker(workspace, trees, runtime, events, settled);
  const session: Session = { connection, runtime, client, workspace, checker, trees };
  registerMethods(session);
  if (client.pullsDiagnostics && client.refreshesDiagnostics)
    workspace.onChange(({ kind }) => {
      if (kind === "schemas" || kind === "settings")
        run("refresh", connection.languages.diagnostics.refresh());
    });
  const start = async (): Promise<void> => {
    await settled;
    await registerForChanges(session);
    await schemas.scan(folders);
  };
  run("start", start());
  connection.onDidChangeConfiguration(({ settings }) => {
    run("settings", takeSettings(session, schemas, settings));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    run("files", schemas.filesChanged(changes.flatMap(({ uri }) => pathOf(uri) ?? [])));
  });
}

function registerMethods(session: Session): void {
  const { connection } = session;
  connection.onDidOpenTextDocument((params) => {
    didOpen(session, params);
  });
  connection.onDidChangeTextDocument((params) => {
    didChange(session, params);
  });
  connection.onDidCloseTextDocument((params) => didClose(session, params));
  connection.onCompletion((params) => completion(session, params));
  connection.onCompletionResolve((item) => completionResolve(session, item));
  connection.onHover((params) => hover(session, params));
  connection.onDocumentSymbol(createAnswerSymbols(session));
  connection.onFoldingRanges((params, token) => foldingRange(session, params, token));
  connection.onSelectionRanges((params) => selectionRange(session, params));
  connection.onCodeAction((params, token) => codeAction(session, params, token));
  connection.languages.diagnostics.on(createPullDiagnostics(session));
}

function foldersOf({ workspaceFolders }: InitializeParams): readonly string[] {
  return (workspaceFolders ?? []).flatMap(({ uri }) => pathOf(uri) ?? []);
}

/** Folders of virtual file systems cannot be read by a process. */
function pathOf(uri: string): string | undefined {
  return uri.startsWith("file:") ? fileURLToPath(uri) : undefined;
}
