import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver";
import { createTreeCache } from "../core/analysis/treeCache.ts";
import { noPolicies } from "../core/policy/policySet.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { createClusterLink } from "./cluster/clusterLink.ts";
import { tellClusterRemarks } from "./cluster/clusterRemarks.ts";
import { registerClusterRequests } from "./cluster/clusterRequests.ts";
import { createChecker, type CheckerEvents } from "./checker.ts";
import { readAbilities, type ClientAbilities } from "./client.ts";
import { takeSettings } from "./configuration.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createTellStatus } from "./documentStatus.ts";
import { createLog, type Log } from "./log.ts";
import { codeAction } from "./methods/codeAction.ts";
import { completion } from "./methods/completion.ts";
import { completionResolve } from "./methods/completionResolve.ts";
import { definition } from "./methods/definition.ts";
import { createPullDiagnostics } from "./methods/diagnostic.ts";
import { createAnswerSymbols } from "./methods/documentSymbol.ts";
import { foldingRange } from "./methods/foldingRange.ts";
import { hover } from "./methods/hover.ts";
import { inlayHint } from "./methods/inlayHint.ts";
import { references } from "./methods/references.ts";
import { selectionRange } from "./methods/selectionRange.ts";
import { didChange, didClose, didOpen } from "./methods/synchronization.ts";
import { workspaceSymbol } from "./methods/workspaceSymbol.ts";
import { registerMigrationRequests } from "./migration/workspaceMigration.ts";
import { createEditorModels } from "./models/editorModels.ts";
import { createModelLink } from "./models/modelLink.ts";
import { registerModelRequests } from "./models/modelRequests.ts";
import type { Runtime } from "./runtime.ts";
import type { Session } from "./session.ts";
import { defaultSettings } from "./settings.ts";
import { registerWalkthroughRequests } from "./walkthrough/walkthroughRequests.ts";
import { createWorkspace } from "./workspace.ts";
import { watchFolders } from "./workspaceFolders.ts";
import { createWorkspacePolicies } from "./workspacePolicies.ts";
import { createWorkspaceResources } from "./workspaceResources.ts";
import { catalogueOf, createWorkspaceSchemas, type WorkspaceSchemas } from "./workspaceSchemas.ts";

/** Characters of text whose trees are kept for symbols, folding and code actions. */
const keptTreeCharacters = 2_000_000;

/** Serves one editor over a connection, which the caller starts to listen on afterwards. */
export function createServer(connection: Connection, runtime: Runtime): void {
  connection.onInitialize((params): InitializeResult => {
    const client = readAbilities(params);
    serve(connection, runtime, client, params);
    return { capabilities: capabilitiesFor(client), serverInfo: { name: "drydock" } };
  });
}

function serve(
  connection: Connection,
  runtime: Runtime,
  client: ClientAbilities,
  { workspaceFolders }: InitializeParams,
): void {
  const log = createLog(connection);
  const catalogue = catalogueOf(runtime, undefined);
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogue,
    settings: defaultSettings.check,
    policies: noPolicies,
  });
  const schemas = createWorkspaceSchemas(workspace, runtime, catalogue);
  const trees = createTreeCache(keptTreeCharacters);
  const base = { connection, runtime, client, workspace, trees };
  /** Checked before the settings are known, a file would show findings that are taken back at once. */
  const settled = initialized(connection)
    .then(() => takeSettings(base, schemas))
    .catch((error: unknown) => {
      log.error("settings", error);
    });
  const events = createEvents(base, schemas, log);
  const checker = createChecker(workspace, trees, runtime, events, settled);
  const resources = createWorkspaceResources(workspace, runtime);
  const policies = createWorkspacePolicies(workspace, runtime, log);
  const cluster = createClusterLink(connection, runtime, schemas, log);
  const session = { ...base, checker, resources, cluster };
  registerMethods(session);
  const models = createModelLink(() => runtime.now(), createEditorModels(connection));
  registerModelRequests(session, models, log);
  registerWalkthroughRequests(base, models, log);
  registerRefresh(base, log);
  connection.onDidChangeConfiguration(({ settings }) => {
    log.watch("settings", takeSettings(base, schemas, settings));
  });
  registerClusterRequests(session, log);
  tellClusterRemarks(session, log);
  const migration = registerMigrationRequests(session, log);
  const readers = [schemas, resources, migration, policies];
  log.watch("folders", watchFolders(base, readers, workspaceFolders ?? [], settled, log));
}

function initialized(connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    connection.onInitialized(() => {
      resolve();
    });
  });
}

function createEvents(
  session: Pick<Session, "connection" | "client" | "workspace">,
  schemas: WorkspaceSchemas,
  log: Log,
): CheckerEvents {
  const { connection, client } = session;
  const tellStatus = createTellStatus(session, schemas.kindCount);
  return {
    onResults(analysis, isComplete) {
      const { uri, version } = analysis.file;
      if (isComplete) log.watch("status", tellStatus(analysis));
      if (client.pullsDiagnostics) return;
      const diagnostics = diagnosticsOf(analysis, session);
      log.watch("publish", connection.sendDiagnostics({ uri, version, diagnostics }));
    },
    onFailure(uri, code, error) {
      log.errorOnce(`${code} failed on ${uri}`, error);
    },
  };
}

/** Who pulls diagnostics has to be told when others than the text have changed them. */
function registerRefresh(
  { connection, client, workspace }: Pick<Session, "connection" | "client" | "workspace">,
  log: Log,
): void {
  if (!client.pullsDiagnostics || !client.refreshesDiagnostics) return;
  workspace.onChange(({ kind }) => {
    if (kind === "schemas" || kind === "settings" || kind === "policies")
      log.watch("refresh", connection.languages.diagnostics.refresh());
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
  connection.languages.inlayHint.on((params, token) => inlayHint(session, params, token));
  connection.onCodeAction((params, token) => codeAction(session, params, token));
  connection.onDefinition((params) => definition(session, params));
  connection.onReferences((params) => references(session, params));
  connection.onWorkspaceSymbol((params) => workspaceSymbol(session, params));
  connection.languages.diagnostics.on(createPullDiagnostics(session));
}
