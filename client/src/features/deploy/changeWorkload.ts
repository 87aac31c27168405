import { l10n, window, type QuickPickItem } from "vscode";
import { parseComparison } from "../../core/comparison.ts";
import { deployMethods, namespacesOf, type PlannedObject } from "../../core/deployment.ts";
import { actionsOf, parseEarlierRevisions, type ActionKind } from "../../core/workloadActions.ts";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { labelled, listed } from "../../infrastructure/phrases.ts";
import { withServerProgress } from "../../infrastructure/serverProgress.ts";
import { planOf, type DeployTools } from "./applyObjects.ts";
import { mayWrite, type ShownCluster } from "./guard.ts";
import { agreesToReview } from "./review.ts";
import type { Target } from "./targets.ts";

/** An action with what it needs to know, as the server takes it. */
type Action =
  | { readonly kind: Exclude<ActionKind, "scale" | "undo"> }
  | { readonly kind: "scale"; readonly replicas: number }
  | { readonly kind: "undo"; readonly revision: number };

/**
 * Scale, restart, pause, undo and the like for the workload at the cursor, after the person has seen what would change.
 *
 * @param wanted the action; without it the person chooses among those of the workload
 */
export async function changeWorkload(
  targets: readonly Target[],
  cluster: ShownCluster,
  tools: DeployTools,
  wanted?: ActionKind,
): Promise<void> {
  const { client, wrote } = tools;
  const { context } = cluster;
  const workload = (await planOf(targets, client)).find(({ kind }) =>
    wanted === undefined ? actionsOf(kind).length > 0 : actionsOf(kind).includes(wanted),
  );
  if (workload === undefined) {
    void window.showInformationMessage(
      wanted === undefined
        ? l10n.t("There is no workload here that can be changed while it runs.")
        : l10n.t("There is nothing here for: {0}", labelOf(wanted)),
    );
    return;
  }
  const { reference } = workload;
  const namespaces = namespacesOf([reference]);
  if (!mayWrite(cluster, namespaces)) return;
  const kind = wanted ?? (await chooseAction(workload));
  const action = kind && (await actionOf(kind, workload, context, client));
  if (action === undefined) return;
  const change = { ...cluster, reference, action };
  const compared = await withServerProgress(client, l10n.t("Comparing with {0}", context), (token) =>
    client.sendRequest<unknown>(deployMethods.diffChange, change, token),
  );
  const { changes } = parseComparison(compared);
  const review = { action: labelOf(action.kind), cluster, namespaces, changes, refused: new Set<string>() };
  if (!(await agreesToReview(review, tools))) return;
  const title = labelled(labelOf(action.kind), workload.title);
  const said = await withServerProgress(client, title, (token) =>
    client.sendRequest<string>(deployMethods.change, change, token).catch((error: unknown) => {
      if (!token.isCancellationRequested) throw error;
      return l10n.t("It was cancelled while the cluster worked on it; look before you retry.");
    }),
  );
  wrote();
  void window.showInformationMessage(said);
}

async function chooseAction({ title, kind }: PlannedObject): Promise<ActionKind | undefined> {
  const items: (QuickPickItem & { readonly action: ActionKind })[] = actionsOf(kind).map((action) => ({
    label: labelOf(action),
    action,
  }));
  return (await window.showQuickPick(items, { title }))?.action;
}

/** Asks for what an action needs to know. */
async function actionOf(
  kind: ActionKind,
  workload: PlannedObject,
  context: string,
  client: LanguageClient,
): Promise<Action | undefined> {
  switch (kind) {
    case "scale": {
      const replicas = await askReplicas();
      return replicas === undefined ? undefined : { kind, replicas };
    }
    case "undo": {
      const revision = await chooseRevision(workload, context, client);
      return revision === undefined ? undefined : { kind, revision };
    }
    default:
      return { kind };
  }
}

async function askReplicas(): Promise<number | undefined> {
  const text = await window.showInputBox({
    title: l10n.t("How many replicas?"),
    validateInput: (value) => (/^\d{1,5}$/u.test(value) ? undefined : l10n.t("A whole number from 0")),
  });
  return text === undefined || text === "" ? undefined : Number(text);
}

async function chooseRevision(
  { title, reference }: PlannedObject,
  context: string,
  client: LanguageClient,
): Promise<number | undefined> {
  const answer = await withServerProgress(client, l10n.t("Looking for revisions of {0}", title), (token) =>
    client.sendRequest<unknown>(deployMethods.revisions, { context, reference }, token),
  );
  const items = parseEarlierRevisions(answer).map(({ number, moment, images }) => ({
    label: l10n.t("Revision {0}", number),
    description: listed(images),
    detail: moment,
    number,
  }));
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t("{0} has no earlier revision that is kept.", title));
    return undefined;
  }
  const chosen = await window.showQuickPick(items, { title: l10n.t("Go back to which revision?") });
  return chosen?.number;
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
      return l10n.t("Go Back to a Revision");
    case "run-now":
      return l10n.t("Run Now");
    case "suspend":
      return l10n.t("Suspend");
    case "unsuspend":
      return l10n.t("Go On");
  }
}
