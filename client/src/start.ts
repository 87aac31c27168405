import {
  Uri,
  window,
  type Disposable,
  type DocumentFilter,
  type ExtensionContext,
  type LogOutputChannel,
} from "vscode";
import type { CommandName } from "./core/commands.ts";
import { offerParticipant } from "./features/agents/chatParticipant.ts";
import { createChatPanel } from "./features/chat/panel.ts";
import { createClusterConnection } from "./features/cluster/connection.ts";
import { showClusterRemarks } from "./features/cluster/remarks.ts";
import { resumeCluster } from "./features/cluster/resume.ts";
import { selectContext, selectNamespace } from "./features/cluster/selectContext.ts";
import { showClusterStatus } from "./features/cluster/statusBar.ts";
import { createQuietDiagnostics } from "./features/coexistence/diagnosticCollection.ts";
import { shareWithYamlExtension } from "./features/coexistence/yamlExtension.ts";
import { createDeployCommands, type DeployCommands } from "./features/deploy/deployCommands.ts";
import { showDeployLenses } from "./features/deploy/deployLenses.ts";
import { createResourceGraph } from "./features/graph/resourceGraph.ts";
import { besideHelmExtensions } from "./features/helm/besideOthers.ts";
import { recognizeTemplates } from "./features/helm/recognizeTemplates.ts";
import { serveEditorModels } from "./features/models/editorModels.ts";
import { reportIssue } from "./features/firstSteps/reportIssue.ts";
import { createSample } from "./features/firstSteps/sample.ts";
import { whyUnchecked } from "./features/firstSteps/whyUnchecked.ts";
import { migrateWorkspace } from "./features/migration/migrateWorkspace.ts";
import { createDeclaredTree } from "./features/inside/declaredTree.ts";
import { explainType } from "./features/inside/explainType.ts";
import { createInsideCommands } from "./features/inside/insideCommands.ts";
import { showRollouts } from "./features/inside/rollouts.ts";
import { newObjects } from "./features/newObjects/newObjects.ts";
import { explainAtCursor } from "./features/models/explain.ts";
import { presentGhostText, showGhostText } from "./features/models/ghostText.ts";
import { createModels } from "./features/models/models.ts";
import { pullModel } from "./features/models/pull.ts";
import { createRemedies } from "./features/models/remedies.ts";
import { fixWithModel, transformWithModel } from "./features/models/revise.ts";
import { checkOpenFiles, checkWorkspace } from "./features/workspaceCheck/checkWorkspace.ts";
import type { ServerSetup } from "./features/server/languageServer.ts";
import { startWhenNeeded } from "./features/server/startWhenNeeded.ts";
import { watchDocumentStatuses } from "./features/status/documentStatuses.ts";
import { linkRulePages } from "./features/rules/rulePageLinks.ts";
import { readRule, showRule } from "./features/rules/showRule.ts";
import { showStatus } from "./features/status/statusItem.ts";
import { createWalkthroughs } from "./features/walkthrough/walkthroughs.ts";
import { selectKubernetesVersion } from "./features/versions/selectVersion.ts";
import { registerCommands } from "./infrastructure/commands.ts";
import { loadWhenNeeded, type LanguageClient } from "./infrastructure/languageClient.ts";
import type { ShownManifests } from "./infrastructure/shownManifests.ts";
import { createVirtualDocuments } from "./infrastructure/virtualDocuments.ts";

/** What the extension is given by the kind of host that it runs in. */
export interface Host {
  /** In words for a report of an issue. */
  readonly platform: string;
  readonly startsPrograms: boolean;
  /** Makes the client of a server that is not started yet. */
  readonly connect: (setup: ServerSetup) => Promise<LanguageClient>;
  /** Go sources that can be read. */
  readonly goFiles: readonly DocumentFilter[];
  /** What only a host has that starts programs, beside the language server. */
  readonly withPrograms: (
    client: LanguageClient,
    deploy: DeployCommands,
    log: LogOutputChannel,
  ) => Disposable;
}

/**
 * Builds the parts of the extension and wires them; whatever it makes is disposed of with the extension. Returns the client of the
 * language server, which starts afterwards: commands wait for it where they need it, activation does not.
 */
export function start(context: ExtensionContext, host: Host): LanguageClient {
  const log = window.createOutputChannel("Drydock", { log: true });
  const diagnostics = createQuietDiagnostics();
  const client: LanguageClient = loadWhenNeeded(() =>
    host.connect({
      log,
      diagnostics: diagnostics.provider,
      proposesText: () => presentGhostText() === "on",
      besideOthers: besideHelmExtensions(context.extension.id),
      cacheFolder: Uri.joinPath(context.globalStorageUri, "workspaces").fsPath,
      startAgain: () => restart(client),
    }),
  );
  const statuses = watchDocumentStatuses(client);
  const cluster = createClusterConnection(client, context);
  const deploy = createDeployCommands(client, context, log, cluster.state);
  const inside = createInsideCommands(client, () => deploy.objectAtCursor());
  const connected = (): string | undefined =>
    cluster.state().kind === "connected" ? cluster.state().context : undefined;
  const declared = createDeclaredTree(client, connected, {
    onDidChangeContext: cluster.onDidChange,
    onDidWrite: deploy.onDidWrite,
  });
  const shownManifests: ShownManifests = {
    context: connected,
    onDidChangeContext: cluster.onDidChange,
    isManifest: (document) => statuses.get(document.uri)?.isManifest === true,
    onDidChangeManifests: statuses.onDidChange,
  };
  const resourceGraph = createResourceGraph(client, context);
  const models = createModels(client, context, log);
  const remedies = createRemedies(host.startsPrograms);
  const chat = createChatPanel(
    client,
    {
      prepare: () => models.prepare(),
      remedyTitles: () => remedies.titles(),
      objectAtCursor: () => deploy.objectAtCursor(),
      isManifest: shownManifests.isManifest,
    },
    context,
  );
  const walkthroughs = createWalkthroughs(client, host.goFiles, models, context);
  const documents = createVirtualDocuments();
  const revision = { client, models, documents };
  const commands = {
    "drydock.restartServer": () => restart(client),
    "drydock.selectKubernetesVersion": () => selectKubernetesVersion(context),
    "drydock.showOutput": () => {
      log.show();
    },
    "drydock.showRule": (code) => showRule(context, code),
    "drydock.openSample": createSample(context),
    "drydock.reportIssue": () => reportIssue(context, client, host.platform),
    "drydock.whyUnchecked": () => whyUnchecked(client),
    "drydock.selectContext": () => selectContext(cluster),
    "drydock.selectNamespace": () => selectNamespace(cluster),
    "drydock.startModels": () => remedies.startModels(),
    "drydock.chooseModel": () => remedies.beside(() => models.choose()),
    "drydock.pullModel": () => pullModel(client, models),
    "drydock.setModelKey": () => models.setKey(),
    "drydock.showSent": () => models.showSent(),
    "drydock.explainType": () => explainType(client, documents),
    "drydock.explain": () =>
      remedies.beside(() => explainAtCursor(client, models, documents, (code) => readRule(context, code))),
    "drydock.fixWithModel": (clicked) => remedies.beside(() => fixWithModel(revision, clicked)),
    "drydock.transform": () => remedies.beside(() => transformWithModel(revision)),
    "drydock.deployModel": () => newObjects(client, "model"),
    "drydock.newDataJob": () => newObjects(client, "data"),
    "drydock.newTrainingJob": () => newObjects(client, "training"),
    "drydock.migrateWorkspace": () => migrateWorkspace(client),
    "drydock.checkWorkspace": () => checkWorkspace(client),
    "drydock.checkOpenFiles": () => checkOpenFiles(client),
    ...chat.handlers,
    ...deploy.handlers,
    ...walkthroughs.handlers,
    ...inside.handlers,
    ...resourceGraph.handlers,
    "drydock.refreshDeclared": () => {
      declared.refresh();
    },
  } satisfies Record<CommandName, (clicked?: unknown) => Promise<void> | void>;

  context.subscriptions.push(
    log,
    diagnostics,
    statuses,
    registerCommands(log, commands),
    showStatus(client, statuses, log),
    cluster,
    deploy,
    inside,
    declared,
    resourceGraph,
    showRollouts(client, shownManifests),
    showDeployLenses(client, shownManifests),
    models,
    documents,
    linkRulePages(),
    serveEditorModels(client),
    showGhostText(client, () => remedies.titles()),
    walkthroughs,
    chat,
    showClusterStatus(cluster),
    showClusterRemarks(client),
    resumeCluster(cluster, statuses, log),
    offerParticipant(client, Uri.joinPath(context.extensionUri, "dist/icon.png")),
    host.withPrograms(client, deploy, log),
    recognizeTemplates(context.extension.id, log),
    shareWithYamlExtension((document) => statuses.get(document)?.isManifest, log),
    startWhenNeeded(() => client.start(), log),
  );
  return client;
}

async function restart(client: LanguageClient): Promise<void> {
  await client.stop();
  await client.start();
}
