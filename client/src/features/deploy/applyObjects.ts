import { l10n, window, type LogOutputChannel } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import {
  deployMethods,
  parsePlan,
  parseResults,
  type PlannedObject,
  type Result,
} from "../../core/deployment.ts";
import { confirmWrite, type ShownCluster } from "./guard.ts";
import { withSteps } from "./progress.ts";
import type { DeployRecords } from "./records.ts";
import { reportResults } from "./report.ts";
import type { Target } from "./targets.ts";

/** What the commands that write have in common. */
export interface DeployTools {
  readonly client: LanguageClient;
  readonly records: DeployRecords;
  readonly log: LogOutputChannel;
  /** Something was written to the cluster, or was tried to be. */
  readonly wrote: () => void;
}

/** Applies the objects of the targets after the person has agreed, and keeps a record to undo it by. */
export async function applyTargets(
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
): Promise<void> {
  const objects = await reviewed("patch", targets, cluster, tools);
  if (objects.length === 0 || !(await confirmWrite(l10n.t("Apply"), cluster, objects))) return;
  await applyAndReport(targets, cluster, false, tools);
}

async function applyAndReport(
  targets: readonly Target[],
  cluster: ShownCluster,
  force: boolean,
  tools: DeployTools,
): Promise<void> {
  const { client, records, log, wrote } = tools;
  const answer = await withSteps(client, l10n.t("Applying to {0}", cluster.context), (token) =>
    client.sendRequest(deployMethods.apply, { targets, context: cluster.context, force }, token),
  );
  wrote();
  const results = parseResults(answer);
  await records.add({ context: cluster.context, server: cluster.server, moment: Date.now(), results });
  const takeOver = l10n.t("Take Over");
  const retry = l10n.t("Retry");
  const chosen = await reportResults(
    results,
    l10n.t("Apply to {0}", cluster.context),
    log,
    choices(results, takeOver, retry),
  );
  if (chosen === takeOver) await applyAndReport(targets, cluster, true, tools);
  else if (chosen === retry) await applyAndReport(targets, cluster, force, tools);
}

/** Deletes the objects of the targets after the person has agreed. */
export async function deleteTargets(
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
): Promise<void> {
  const { client, log, wrote } = tools;
  const objects = await reviewed("delete", targets, cluster, tools);
  if (objects.length === 0 || !(await confirmWrite(l10n.t("Delete"), cluster, objects))) return;
  const answer = await withSteps(client, l10n.t("Deleting from {0}", cluster.context), (token) =>
    client.sendRequest(deployMethods.delete, { targets, context: cluster.context }, token),
  );
  wrote();
  await reportResults(parseResults(answer), l10n.t("Delete from {0}", cluster.context), log);
}

/** The objects of the targets, those marked on which the cluster does not allow it: the person sees it before the first write. */
async function reviewed(
  verb: "patch" | "delete",
  targets: readonly Target[],
  { context }: ShownCluster,
  { client }: DeployTools,
): Promise<readonly PlannedObject[]> {
  const objects = await planOf(targets, client);
  if (objects.length === 0) return objects;
  const answer = await withSteps(client, l10n.t("Asking {0} what is allowed", context), (token) =>
    client.sendRequest(deployMethods.access, { targets, context, verb }, token),
  );
  const refused = new Set(Array.isArray(answer) ? answer : []);
  return objects.map((object) =>
    refused.has(object.title) ? { ...object, title: l10n.t("{0} (not allowed)", object.title) } : object,
  );
}

/** The objects of the targets; says so when there are none. */
export async function planOf(
  targets: readonly Target[],
  client: LanguageClient,
): Promise<readonly PlannedObject[]> {
  const objects = parsePlan(await client.sendRequest(deployMethods.plan, { targets }));
  if (objects.length === 0)
    void window.showInformationMessage(l10n.t("There is no Kubernetes object with a name here."));
  return objects;
}

function choices(results: readonly Result[], takeOver: string, retry: string): readonly string[] {
  if (results.some(({ conflict }) => conflict)) return [takeOver];
  return results.some(({ outcome }) => outcome === "failed" || outcome === "not-tried") ? [retry] : [];
}
