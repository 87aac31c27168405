import { l10n, ProgressLocation, window, type QuickPickItem } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { deployMethods, namespacesOf, type PlannedObject } from "../../core/deployment.ts";
import { parseMoment, parseMomentOf, type RolloutMoment } from "../../core/rollout.ts";
import { planOf, type DeployTools } from "./applyObjects.ts";
import { agreesTo, mayWrite, type ShownCluster } from "./guard.ts";
import type { Target } from "./targets.ts";

/** What can be done to a workload, by its kind. */
const actionsOf: Readonly<Record<string, readonly ActionKind[]>> = {
  Deployment: ["scale", "restart", "pause", "resume", "undo"],
  StatefulSet: ["scale", "restart"],
  ReplicaSet: ["scale"],
  DaemonSet: ["restart"],
  CronJob: ["run-now", "suspend", "unsuspend"],
  Job: ["suspend", "unsuspend"],
};

type ActionKind = "scale" | "restart" | "pause" | "resume" | "undo" | "run-now" | "suspend" | "unsuspend";

/** Scale, restart, pause, undo and the like for a workload at the cursor. */
export async function changeWorkload(
  targets: readonly Target[],
  cluster: ShownCluster,
  { client, wrote }: Pick<DeployTools, "client" | "wrote">,
): Promise<void> {
  const workloads = (await planOf(targets, client)).filter(({ kind }) => actionsOf[kind] !== undefined);
  const [first] = workloads;
  if (first === undefined) {
    void window.showInformationMessage(
      l10n.t("There is no workload here that can be changed while it runs."),
    );
    return;
  }
  const kind = await chooseAction(first);
  if (kind === undefined) return;
  const action = kind === "scale" ? await withReplicas() : { kind };
  const { context } = cluster;
  const namespaces = namespacesOf([first.reference]);
  if (action === undefined || !mayWrite(cluster, namespaces)) return;
  const question = { action: labelOf(kind), what: first.title, cluster, namespaces, detail: [] };
  if (!(await agreesTo(question))) return;
  const said = await client.sendRequest<string>(deployMethods.change, {
    context,
    reference: first.reference,
    action,
  });
  wrote();
  void window.showInformationMessage(said);
}

async function chooseAction({ title, kind }: PlannedObject): Promise<ActionKind | undefined> {
  const items: (QuickPickItem & { readonly action: ActionKind })[] = (actionsOf[kind] ?? []).map(
    (action) => ({
      label: labelOf(action),
      action,
    }),
  );
  return (await window.showQuickPick(items, { title }))?.action;
}

async function withReplicas(): Promise<{ readonly kind: "scale"; readonly replicas: number } | undefined> {
  const text = await window.showInputBox({
    title: l10n.t("How many replicas?"),
    validateInput: (value) => (/^\d{1,5}$/u.test(value) ? undefined : l10n.t("A whole number from 0")),
  });
  return text === undefined ? undefined : { kind: "scale", replicas: Number(text) };
}

function labelOf(action: ActionKind): string {
  switch (action) {
    case "scale":
      return l10n.t("Scale");
    case "restart":
      return l10n.t("Restart Pods");
    case "pause":
      return l10n.t("Pause Rollout");
    case "resume":
      return l10n.t("Resume Rollout");
    case "undo":
      return l10n.t("Go Back One Revision");
    case "run-now":
      return l10n.t("Run Now");
    case "suspend":
      return l10n.t("Suspend");
    case "unsuspend":
      return l10n.t("Go On");
  }
}

/** Follows the rollout of the workload at the targets until it is over; cancelling stops looking, not the rollout. */
export async function followRollout(
  targets: readonly Target[],
  { context }: ShownCluster,
  client: LanguageClient,
): Promise<void> {
  const [first] = (await planOf(targets, client)).filter(({ kind }) => kind in actionsOf || kind === "Pod");
  if (first === undefined) return;
  const { title, reference } = first;
  const answer = await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      const listener = client.onNotification(deployMethods.moment, (value: unknown) => {
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
  else if (last.state === "complete") void window.showInformationMessage(`${title}: ${textOf(last)}`);
  else if (last.state === "failed") void window.showWarningMessage(`${title}: ${textOf(last)}`);
}

function textOf({ ready, wanted, why }: RolloutMoment): string {
  const count = l10n.t("{0}/{1} ready", ready, wanted);
  return why === undefined ? count : `${count} — ${why}`;
}
