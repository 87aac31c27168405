import { l10n, window } from "vscode";
import { deployMethods, parseResults, undoOf } from "../../core/deployment.ts";
import type { DeployTools } from "./applyObjects.ts";
import { confirmWrite, type ShownCluster } from "./guard.ts";
import { withSteps } from "./progress.ts";
import { reportResults } from "./report.ts";

/** Puts back what the last deploy changed, and deletes what it created, on the cluster that it went to. */
export async function undoLastDeploy(
  cluster: ShownCluster,
  { client, records, log, wrote }: DeployTools,
): Promise<void> {
  const record = records.newest();
  if (record === undefined) {
    void window.showInformationMessage(l10n.t("There is no deploy of this workspace to undo."));
    return;
  }
  if (record.context !== cluster.context || record.server !== cluster.server) {
    void window.showWarningMessage(
      l10n.t("The last deploy went to {0}. Connect to it to undo it; nothing was changed.", record.context),
    );
    return;
  }
  const objects = record.results
    .filter(({ outcome }) => outcome === "created" || outcome === "changed")
    .map(({ title, outcome }) => ({
      title: outcome === "created" ? l10n.t("{0} (delete)", title) : title,
      kind: "",
      uri: "",
      line: 0,
      reference: undefined,
    }));
  if (!(await confirmWrite(l10n.t("Undo"), cluster, objects))) return;
  const answer = await withSteps(client, l10n.t("Undoing on {0}", cluster.context), (token) =>
    client.sendRequest(deployMethods.restore, { previous: undoOf(record), context: cluster.context }, token),
  );
  wrote();
  const results = parseResults(answer);
  if (results.every(({ outcome }) => outcome !== "failed" && outcome !== "not-tried"))
    await records.remove(record);
  await reportResults(results, l10n.t("Undo on {0}", cluster.context), log);
}
