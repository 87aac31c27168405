import { l10n, window, type QuickPickItem } from "vscode";
import type { ClusterContext } from "../../core/cluster.ts";
import type { ClusterConnection } from "./connection.ts";

/** Lets the person choose context and namespace; connects, or disconnects. */
export async function selectContext(connection: ClusterConnection): Promise<void> {
  const contexts = await connection.contexts();
  if (contexts.length === 0) {
    void window.showInformationMessage(
      l10n.t(
        "There is no kubeconfig with contexts: Drydock reads the files that `KUBECONFIG` names, else `~/.kube/config`. Manifests are checked without a cluster.",
      ),
    );
    return;
  }
  const isConnected = connection.state().kind !== "disconnected";
  const items: readonly (QuickPickItem & { readonly context?: ClusterContext })[] = [
    ...contexts.map((context) => ({
      label: context.name,
      description: context.server,
      detail: context.isCurrent ? l10n.t("current context of the kubeconfig") : "",
      context,
    })),
    ...(isConnected
      ? [{ label: l10n.t("Disconnect"), description: l10n.t("Check against the catalogue alone") }]
      : []),
  ];
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Work with which cluster?"),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  if (chosen.context === undefined) {
    await connection.disconnect();
    return;
  }
  if (await connection.connect(chosen.context, undefined)) await offerNamespaces(connection, chosen.context);
}

/** The namespace for manifests that name none. */
export async function selectNamespace(connection: ClusterConnection): Promise<void> {
  const name = connection.state().context;
  const context = (await connection.contexts()).find((each) => each.name === name);
  await (context === undefined ? selectContext(connection) : offerNamespaces(connection, context));
}

async function offerNamespaces(connection: ClusterConnection, context: ClusterContext): Promise<void> {
  const names = connection.namespaces(context.name).catch(() => [context.namespace]);
  const chosen = await window.showQuickPick(names, {
    title: l10n.t("Which namespace for manifests that name none?"),
    placeHolder: context.namespace,
  });
  if (chosen === undefined || chosen === connection.state().namespace) return;
  // The namespace of the context is no choice to be remembered: it stays the one that the kubeconfig names.
  await connection.connect(context, chosen === context.namespace ? undefined : chosen);
}
