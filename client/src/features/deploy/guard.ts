import { l10n, window } from "vscode";
import { isProtected, type ClusterState } from "../../core/cluster.ts";
import type { PlannedObject } from "../../core/deployment.ts";
import { protectedWords, readOnlyContexts } from "../../infrastructure/settings.ts";

/** Of so many objects the question tells the names; a longer dialog would not fit on a screen. */
const mostShown = 20;

/** The cluster as it was shown to the person, which is the one that a command acts on. */
export interface ShownCluster {
  readonly context: string;
  readonly namespace: string;
  readonly server: string;
}

/** The connected cluster; says what to do when there is none. */
export function shownCluster({ kind, context, namespace, server }: ClusterState): ShownCluster | undefined {
  if (kind !== "disconnected" && context !== undefined)
    return { context, namespace: namespace ?? "default", server: server ?? "" };
  void window.showInformationMessage(
    l10n.t("No cluster is connected. Choose one with the command Drydock: Select Cluster Context."),
  );
  return undefined;
}

/**
 * Asks before anything is written: object list, context, namespace. Where a slip costs a lot, the name of the context has to
 * be typed; a read-only context refuses.
 *
 * @param action what is about to happen, such as `Apply`
 */
export async function confirmWrite(
  action: string,
  { context, namespace }: ShownCluster,
  objects: readonly PlannedObject[],
): Promise<boolean> {
  if (readOnlyContexts().includes(context)) {
    void window.showWarningMessage(
      l10n.t("The context {0} is set to read-only (drydock.cluster.readOnly); nothing was changed.", context),
    );
    return false;
  }
  const where = l10n.t("{0}, namespace {1}", context, namespace);
  const [first] = objects;
  const what =
    objects.length === 1 && first !== undefined ? first.title : l10n.t("{0} objects", objects.length);
  if (isProtected([context, namespace], protectedWords())) {
    const typed = await window.showInputBox({
      title: l10n.t("{0} {1} on {2}", action, what, where),
      prompt: l10n.t("Type the name of the context to go on: {0}", context),
      validateInput: (text) =>
        text === context || text === "" ? undefined : l10n.t("This is not {0}", context),
    });
    return typed === context;
  }
  const detail = objects.length === 1 ? [] : objects.slice(0, mostShown).map(({ title }) => title);
  if (objects.length > mostShown) detail.push(l10n.t("… and {0} more", objects.length - mostShown));
  const message = l10n.t("{0} {1} on {2}?", action, what, where);
  const chosen = await window.showWarningMessage(message, { modal: true, detail: detail.join("\n") }, action);
  return chosen === action;
}
