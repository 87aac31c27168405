import { l10n, window } from "vscode";
import { isProtected, type ClusterState } from "../../core/cluster.ts";
import type { PlannedObject } from "../../core/deployment.ts";
import { protectedWords, readOnlyContexts } from "../../infrastructure/settings.ts";

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
  if (isProtected([context, namespace], protectedWords())) {
    const typed = await window.showInputBox({
      title: l10n.t("{0} {1} objects on {2}", action, objects.length, where),
      prompt: l10n.t("Type the name of the context to go on: {0}", context),
      validateInput: (text) =>
        text === context || text === "" ? undefined : l10n.t("This is not {0}", context),
    });
    return typed === context;
  }
  const detail = objects.slice(0, 20).map(({ title }) => title);
  if (objects.length > detail.length) detail.push(l10n.t("… and {0} more", objects.length - detail.length));
  const message = l10n.t("{0} {1} objects on {2}?", action, objects.length, where);
  const chosen = await window.showWarningMessage(message, { modal: true, detail: detail.join("\n") }, action);
  return chosen === action;
}
