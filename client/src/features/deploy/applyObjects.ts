import { l10n, window, type LogOutputChannel } from "vscode";
import { reasonOf } from "../../infrastructure/failures.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { parseComparison, type Comparison } from "../../core/comparison.ts";
import {
  deployMethods,
  namespacesOf,
  parseApplied,
  parsePlan,
  parseResults,
  pathOf,
  type PlannedObject,
  type Result,
} from "../../core/deployment.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";
import type { DiffDocuments } from "./diffDocuments.ts";
import { mayWrite, type ShownCluster } from "./guard.ts";
import type { DeployRecords } from "./records.ts";
import { reportResults } from "./report.ts";
import { agreesToReview } from "./review.ts";
import type { Target } from "./targets.ts";

/** What the commands that write have in common. */
export interface DeployTools {
  readonly client: LanguageClient;
  readonly records: DeployRecords;
  readonly diffs: DiffDocuments;
  readonly log: LogOutputChannel;
  /** Something was written to the cluster, or was tried to be; where objects were applied or deleted, what became of each. */
  readonly wrote: (results?: readonly Result[]) => void;
}

/** While objects are applied, what became of them is kept so often, in milliseconds: the editor may be closed meanwhile. */
const keptEvery = 1000;

/** What is applied, and the comparison that the person has agreed to. */
interface Agreed {
  readonly targets: readonly Target[];
  readonly cluster: ShownCluster;
  readonly seal: string;
}

/** Applies the objects of the targets after the person has seen what would change, and keeps a record to undo it by. */
export async function applyTargets(
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
): Promise<void> {
  const agreed = await reviewed("patch", targets, cluster, tools);
  if (agreed !== undefined) await applyAndReport({ targets, cluster, seal: agreed.seal }, false, tools);
}

async function applyAndReport(agreed: Agreed, force: boolean, tools: DeployTools): Promise<void> {
  const { targets, cluster, seal } = agreed;
  const { client, records, log, wrote } = tools;
  const moment = Date.now();
  const keep = (results: readonly Result[]): Promise<void> =>
    records.keep({ context: cluster.context, server: cluster.server, moment, results });
  const results = await withServerProgress(
    client,
    l10n.t("Applying to {0}", cluster.context),
    async (token, workDoneToken) => {
      let told: readonly Result[] = [];
      let keptAt = moment;
      const listener = listen(client, deployMethods.applied, (value) => {
        told = [...told, ...parseApplied(value, workDoneToken)];
        if (Date.now() - keptAt < keptEvery) return;
        keptAt = Date.now();
        void keep(told);
      });
      try {
        const params = { targets, ...cluster, force, seal, workDoneToken };
        told = parseResults(await client.sendRequest(deployMethods.apply, params, token));
        return told;
      } catch (error) {
        // The language server has ended in between.
        const applied = told.filter(({ outcome }) => outcome === "created" || outcome === "changed").length;
        if (applied === 0) throw error;
        throw new Error(
          l10n.t("{0} Objects applied until then: {1}; undo it to be rid of them.", reasonOf(error), applied),
          { cause: error },
        );
      } finally {
        listener.dispose();
        // What was done can be undone, also where not all of it was.
        await keep(told);
      }
    },
  );
  wrote(results);
  const takeOver = l10n.t("Take Over");
  const retry = l10n.t("Retry");
  const chosen = await reportResults(results, {
    where: l10n.t("Apply to {0}", cluster.context),
    log,
    further: choices(results, takeOver, retry),
  });
  if (chosen === takeOver) await applyAndReport(agreed, true, tools);
  else if (chosen === retry) await applyAndReport(agreed, force, tools);
}

/** Deletes the objects of the targets after the person has seen what would go. */
export async function deleteTargets(
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
): Promise<void> {
  const { client, log, wrote } = tools;
  const agreed = await reviewed("delete", targets, cluster, tools);
  if (agreed === undefined) return;
  const answer = await withServerProgress(
    client,
    l10n.t("Deleting from {0}", cluster.context),
    (token, workDoneToken) =>
      client.sendRequest(
        deployMethods.delete,
        { targets, ...cluster, seal: agreed.seal, workDoneToken },
        token,
      ),
  );
  const results = parseResults(answer);
  wrote(results);
  await reportResults(results, { where: l10n.t("Delete from {0}", cluster.context), log });
}

/** What the person has agreed to, after the server has tried it and told on which objects it is not allowed. */
async function reviewed(
  verb: "patch" | "delete",
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
): Promise<Comparison | undefined> {
  const { client } = tools;
  const { context } = cluster;
  const objects = await planOf(targets, client);
  const namespaces = namespacesOf(objects.map(({ reference }) => reference));
  if (objects.length === 0 || !mayWrite(cluster, namespaces)) return undefined;
  const [action, method] =
    verb === "patch" ? [l10n.t("Apply"), deployMethods.diff] : [l10n.t("Delete"), deployMethods.diffDelete];
  const [refused, compared] = await withServerProgress(
    client,
    l10n.t("Comparing with {0}", context),
    (token) =>
      Promise.all([
        client.sendRequest<unknown>(deployMethods.access, { targets, context, verb }, token),
        client.sendRequest<unknown>(method, { targets, context }, token),
      ]),
  );
  const comparison = parseComparison(compared);
  const review = {
    action,
    cluster,
    namespaces,
    changes: comparison.changes,
    refused: new Set(Array.isArray(refused) ? refused.map(pathOf) : []),
  };
  return (await agreesToReview(review, tools)) ? comparison : undefined;
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
