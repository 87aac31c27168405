import {
  Disposable,
  EventEmitter,
  l10n,
  window,
  workspace,
  type Event,
  type ExtensionContext,
  type LogOutputChannel,
  type Uri,
} from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import type { ClusterState } from "../../core/cluster.ts";
import type { DeployCommandName } from "../../core/commands.ts";
import type { ChosenObject } from "../../core/inside.ts";
import { deployMethods, parsePlan, type Result } from "../../core/deployment.ts";
import type { ActionKind } from "../../core/workloadActions.ts";
import { applyTargets, deleteTargets, planOf, type DeployTools } from "./applyObjects.ts";
import { changeWorkload } from "./changeWorkload.ts";
import { createDiffDocuments } from "./diffDocuments.ts";
import { createServerDryRun } from "./dryRun.ts";
import { followRollout } from "./followRollout.ts";
import { shownCluster, type ShownCluster } from "./guard.ts";
import { createDeployRecords } from "./records.ts";
import { targetsOf, type Scope, type Target } from "./targets.ts";
import { undoLastDeploy } from "./undoDeploy.ts";

type Handler = (clicked?: unknown) => Promise<void>;

/** The commands that send manifests to a cluster. Each acts on the context that is shown when it starts. */
export interface DeployCommands {
  readonly handlers: Readonly<Record<DeployCommandName, Handler>>;
  /** The object of the manifest at the cursor, in the context that is shown; says what to do when there is none. */
  objectAtCursor(): Promise<ChosenObject | undefined>;
  /** The cluster that is shown, and the titles of the objects in a file; absent without a cluster. */
  readonly planOf: (file: Uri) => Promise<PlanForFile | undefined>;
  /**
   * What the command to apply does to a file; the person is asked as ever.
   * @returns what became of each object; absent when the person has not agreed, or there was nothing to apply
   */
  readonly applyFile: (file: Uri) => Promise<readonly Result[] | undefined>;
  /** One of the commands has written to the cluster. */
  readonly onDidWrite: Event<void>;
  dispose(): void;
}

/** What applying a file would be about. */
export interface PlanForFile {
  readonly context: string;
  readonly namespace: string;
  readonly titles: readonly string[];
}

export function createDeployCommands(
  client: LanguageClient,
  extension: ExtensionContext,
  log: LogOutputChannel,
  cluster: () => ClusterState,
): DeployCommands {
  const written = new EventEmitter<void>();
  const diffs = createDiffDocuments(client);
  const tools: DeployTools = {
    client,
    diffs,
    log,
    records: createDeployRecords(extension.workspaceState),
    wrote: () => {
      written.fire();
    },
  };
  const dryRun = createServerDryRun(client, log);
  const edits = workspace.onDidChangeTextDocument(({ document }) => {
    dryRun.forget(document.uri);
  });

  const onTargets =
    (scope: Scope, act: (targets: readonly Target[], shown: ShownCluster) => Promise<void>): Handler =>
    async (clicked) => {
      const shown = shownCluster(cluster());
      if (shown === undefined) return;
      const targets = await targetsOf(scope, clicked);
      if (targets.length > 0) await act(targets, shown);
      else
        void window.showInformationMessage(
          l10n.t("Open a manifest first, or choose a file or folder in the explorer."),
        );
    };

  const onWorkload = (action: ActionKind | undefined): Handler =>
    onTargets("selection", (targets, shown) => changeWorkload(targets, shown, tools, action));

  return {
    handlers: {
      "drydock.dryRun": onTargets("file", (targets, shown) => dryRun.run(targets, shown)),
      "drydock.dryRunSelection": onTargets("selection", (targets, shown) => dryRun.run(targets, shown)),
      "drydock.diff": onTargets("file", (targets, shown) => diffs.show(targets, shown)),
      "drydock.diffSelection": onTargets("selection", (targets, shown) => diffs.show(targets, shown)),
      "drydock.apply": onTargets("file", (targets, shown) => applyTargets(targets, shown, tools)),
      "drydock.applySelection": onTargets("selection", (targets, shown) =>
        applyTargets(targets, shown, tools),
      ),
      "drydock.delete": onTargets("selection", (targets, shown) => deleteTargets(targets, shown, tools)),
      "drydock.deleteFiles": onTargets("file", (targets, shown) => deleteTargets(targets, shown, tools)),
      "drydock.changeWorkload": onWorkload(undefined),
      "drydock.scale": onWorkload("scale"),
      "drydock.restartPods": onWorkload("restart"),
      "drydock.pauseRollout": onWorkload("pause"),
      "drydock.resumeRollout": onWorkload("resume"),
      "drydock.undoRollout": onWorkload("undo"),
      "drydock.runCronJob": onWorkload("run-now"),
      "drydock.suspendJob": onWorkload("suspend"),
      "drydock.resumeJob": onWorkload("unsuspend"),
      "drydock.followRollout": onTargets("selection", (targets, shown) =>
        followRollout(targets, shown, client),
      ),
      "drydock.undoDeploy": async () => {
        const shown = shownCluster(cluster());
        if (shown !== undefined) await undoLastDeploy(shown, tools);
      },
    },
    onDidWrite: written.event,
    async planOf(file) {
      const state = cluster();
      if (state.kind === "disconnected" || state.context === undefined) return undefined;
      const plan = parsePlan(
        await client.sendRequest(deployMethods.plan, { targets: [{ uri: file.toString() }] }),
      );
      const { context, namespace = "default" } = state;
      return { context, namespace, titles: plan.map(({ title }) => title) };
    },
    applyFile(file) {
      const shown = shownCluster(cluster());
      if (shown === undefined) return Promise.resolve(undefined);
      return new Promise((resolve, reject) => {
        const wrote = (results?: readonly Result[]): void => {
          tools.wrote();
          // Whoever waits for them need not wait until the person has read the report.
          resolve(results);
        };
        applyTargets([{ uri: file.toString() }], shown, { ...tools, wrote }).then(() => {
          resolve(undefined);
        }, reject);
      });
    },
    async objectAtCursor() {
      const shown = shownCluster(cluster());
      if (shown === undefined) return undefined;
      const [first] = await planOf(await targetsOf("selection", undefined), client);
      return first && { context: shown.context, title: first.title, reference: first.reference };
    },
    dispose: () => {
      Disposable.from(diffs, dryRun, edits, written).dispose();
    },
  };
}
