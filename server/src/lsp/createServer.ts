import type { Connection, InitializeParams, InitializeResult } from "vscode-languageserver";
import { createTreeCache } from "../core/analysis/treeCache.ts";
import { describeIn } from "../core/features/documentation.ts";
import { noPolicies } from "../core/policy/policySet.ts";
import { createAnswersFirst } from "./answersFirst.ts";
import { capabilitiesFor } from "./capabilities.ts";
import { createClusterLink } from "./cluster/clusterLink.ts";
import { keptObjectsIn } from "./graph/keptObjects.ts";
import { createWorkspaceCharts } from "./helm/workspaceCharts.ts";
import { createChecker } from "./checker.ts";
import { readAbilities, type ClientAbilities } from "./client.ts";
import { createSettings } from "./configuration.ts";
import { createTellStatus } from "./documentStatus.ts";
import { createBuiltKustomizations } from "./kustomize/builtKustomizations.ts";
import { createLog } from "./log.ts";
import { createPullDiagnostics } from "./methods/diagnostic.ts";
import { registerMigrationRequests } from "./migration/workspaceMigration.ts";
import { createPublisher } from "./publisher.ts";
import { createRefresh } from "./refreshDiagnostics.ts";
import { registerRequests } from "./registerRequests.ts";
import type { Runtime } from "./runtime.ts";
import { defaultSettings } from "./settings.ts";
import { createGoSources } from "./walkthrough/goSources.ts";
import { createWorkspace } from "./workspace.ts";
import { registerWorkspaceCheck } from "./workspaceCheck/workspaceCheckRequests.ts";
import { watchFolders } from "./workspaceFolders.ts";
import { createWorkspacePolicies } from "./workspacePolicies.ts";
import { createWorkspaceKustomizations } from "./workspaceKustomizations.ts";
import { createWorkspaceReferences } from "./workspaceReferences.ts";
import { createWorkspaceResources } from "./workspaceResources.ts";
import { catalogueOf, createWorkspaceSchemas } from "./workspaceSchemas.ts";

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
  { locale, workspaceFolders }: InitializeParams,
): void {
  const log = createLog(connection);
  const language = runtime.languageOf(locale);
  const words = runtime.wordsIn(language);
  const catalogue = catalogueOf(runtime, words);
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogue,
    settings: defaultSettings.check,
    policies: noPolicies,
    forms: new Map(),
    charts: new Set(),
    builds: [],
  });
  const schemas = createWorkspaceSchemas(workspace, runtime, words, catalogue);
  const trees = createTreeCache(keptTreeCharacters);
  const describe = describeIn(language, runtime.describe);
  const base = { connection, runtime, client, words, describe, workspace, trees };
  const settings = createSettings(base, schemas, (scope) => {
    log.watch("scope", workspaceCheck.useScope(scope));
  });
  const { isExcluded } = settings;
  /** Checked before the settings are known, a file would show findings that are taken back at once. */
  const settled = initialized(connection)
    .then(() => settings.take())
    .catch((error: unknown) => {
      log.error("settings", error);
    });
  const resources = createWorkspaceResources(workspace, runtime, keptObjectsIn(client.cacheFolder, runtime));
  const policies = createWorkspacePolicies(workspace, runtime, log);
  const refresh = createRefresh(base, log);
  const onFindings = (uri: string): void => {
    if (!client.pullsDiagnostics) publisher.onFindings(uri);
    else if (pull.isOutdated(uri)) refresh();
  };
  const onFailure = (uri: string, code: string, error: unknown): void => {
    log.errorOnce(`${code} failed on ${uri}`, error);
  };
  const onChart = (folder: string): void => {
    workspaceCheck.chartChanged(folder);
  };
  const onChartFindings = (uri: string): void => {
    onFindings(uri);
    // Only now it may be known that the file belongs to a chart.
    const analysis = checker.known(uri);
    if (analysis !== undefined) log.watch("status", tellStatus(analysis));
  };
  const charts = createWorkspaceCharts(workspace, runtime, { onFindings: onChartFindings, onChart }, log);
  const built = createBuiltKustomizations(workspace, runtime, (uri) => {
    onFindings(uri);
    workspaceCheck.builtChanged(uri);
  });
  const references = createWorkspaceReferences(workspace, resources, trees, runtime, {
    onFindings,
    onUpdated: () => {
      workspaceCheck.referencesChanged();
    },
    onFailure,
  });
  const tellStatus = createTellStatus({ ...base, isExcluded }, schemas.kindCount);
  const checker = createChecker(
    workspace,
    trees,
    runtime,
    {
      onResults(analysis, isComplete) {
        if (isComplete) {
          log.watch("status", tellStatus(analysis));
          references.update();
        }
        if (!client.pullsDiagnostics) publisher.onResults(analysis, isComplete);
      },
      onFailure,
    },
    settled,
  );
  const answers = createAnswersFirst(runtime);
  const publisher = createPublisher(
    { ...base, references, charts, built, isExcluded },
    (uri) => checker.known(uri),
    answers,
    log,
  );
  const cluster = createClusterLink(base, { schemas, policies }, log);
  const kustomizations = createWorkspaceKustomizations(workspace, runtime, log);
  const goSources = createGoSources(runtime);
  const session = {
    ...base,
    isExcluded,
    checker,
    resources,
    references,
    charts,
    built,
    kustomizations,
    goSources,
    cluster,
  };
  let foldersRead = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    foldersRead = resolve;
  });
  const workspaceCheck = registerWorkspaceCheck(session, ready, settings, log);
  const pull = createPullDiagnostics(session);
  connection.languages.diagnostics.on((params, token) => pull.answer(params, token));
  registerRequests(session, ready, answers, log);
  connection.onDidChangeConfiguration(({ settings: pushed }) => {
    log.watch("settings", settings.take(pushed));
  });
  const migration = registerMigrationRequests(session);
  const readers = [
    settings,
    kustomizations,
    charts,
    schemas,
    resources,
    references,
    migration,
    policies,
    goSources,
  ];
  const watching = watchFolders(base, [...readers, workspaceCheck], workspaceFolders ?? [], settled, log);
  log.watch("folders", watching.finally(foldersRead));
}

function initialized(connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    connection.onInitialized(() => {
      resolve();
    });
  });
}
