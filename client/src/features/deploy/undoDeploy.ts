import { l10n, window } from "vscode";
import { parseComparison } from "../../core/comparison.ts";
import { deployMethods, leftByUndo, namespacesOf, parseResults, undoOf } from "../../core/deployment.ts";
import { listed } from "../../infrastructure/phrases.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";
import type { DeployTools } from "./applyObjects.ts";
import { mayWrite, type ShownCluster } from "./guard.ts";
import { reportResults } from "./report.ts";
import { agreesToReview } from "./review.ts";

/** Puts back what the last deploy changed, and deletes what it created, on the cluster that it went to. */
export async function undoLastDeploy(cluster: ShownCluster, tools: DeployTools): Promise<void> {
  const { client, records, log, wrote } = tools;
  const { context } = cluster;
  const record = records.newest();
  if (record === undefined) {
    void window.showInformationMessage(l10n.t("There is no deploy of this workspace to undo."));
    return;
  }
  if (record.context !== context || record.server !== cluster.server) {
    void window.showWarningMessage(
      l10n.t("The last deploy went to {0}. Connect to it to undo it; nothing was changed.", record.context),
    );
    return;
  }
  const previous = undoOf(record);
  const left = listed(leftByUndo(record));
  if (previous.length === 0) {
    void window.showWarningMessage(
      l10n.t("The last deploy cannot be undone: it changed {0}, and of Secrets nothing is kept.", left),
    );
    return;
  }
  const namespaces = namespacesOf(previous.map(({ reference }) => reference));
  if (!mayWrite(cluster, namespaces)) return;
  const compared = await withServerProgress(client, l10n.t("Comparing with {0}", context), (token) =>
    client.sendRequest<unknown>(deployMethods.diffRestore, { previous, ...cluster }, token),
  );
  const { changes } = parseComparison(compared);
  const note =
    left === "" ? undefined : l10n.t("Of Secrets nothing is kept; they stay as they are: {0}", left);
  const review = { action: l10n.t("Undo"), cluster, namespaces, changes, refused: new Set<string>(), note };
  if (!(await agreesToReview(review, tools))) return;
  const answer = await withServerProgress(client, l10n.t("Undoing on {0}", context), (token, workDoneToken) =>
    client.sendRequest<unknown>(deployMethods.restore, { previous, ...cluster, workDoneToken }, token),
  );
  wrote();
  const results = parseResults(answer);
  if (results.every(({ outcome }) => outcome !== "failed" && outcome !== "not-tried"))
    await records.remove(record);
  await reportResults(results, { where: l10n.t("Undo on {0}", context), log });
}
