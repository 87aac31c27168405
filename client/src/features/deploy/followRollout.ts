import { l10n, ProgressLocation, window } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { listen } from "../../infrastructure/notifications.ts";
import { labelled } from "../../infrastructure/phrases.ts";
import { deployMethods } from "../../core/deployment.ts";
import { parseMoment, parseMomentOf, type RolloutMoment } from "../../core/rollout.ts";
import { planOf } from "./applyObjects.ts";
import type { ShownCluster } from "./guard.ts";
import type { Target } from "./targets.ts";

/** Follows the rollout of the workload at the targets until it is over; cancelling stops looking, not the rollout. */
export async function followRollout(
  targets: readonly Target[],
  { context }: ShownCluster,
  client: LanguageClient,
): Promise<void> {
  const objects = await planOf(targets, client);
  const workload = objects.find(({ hasRollout }) => hasRollout);
  if (workload === undefined) {
    if (objects.length > 0)
      void window.showInformationMessage(
        l10n.t("There is no workload here whose rollout could be followed."),
      );
    return;
  }
  const { title, reference } = workload;
  const answer = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const listener = listen(client, deployMethods.moment, (value: unknown) => {
        const moment = parseMomentOf(reference, value);
        if (moment !== undefined) progress.report({ message: textOf(moment) });
      });
      return client.sendRequest<unknown>(deployMethods.follow, { context, reference }, token).finally(() => {
        listener.dispose();
      });
    },
  );
  const last = parseMoment(answer);
  if (last === undefined)
    void window.showInformationMessage(l10n.t("{0} is not in the cluster; apply it first.", title));
  else if (last.state === "complete") void window.showInformationMessage(labelled(title, textOf(last)));
  else if (last.state === "failed") void window.showWarningMessage(labelled(title, textOf(last)));
}

function textOf({ ready, wanted, why }: RolloutMoment): string {
  const count = l10n.t("{0}/{1} ready", ready, wanted);
  return why === undefined ? count : `${count} — ${why}`;
}
