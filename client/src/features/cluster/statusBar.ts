import { Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from "vscode";
import { isProtected, type ClusterState } from "../../core/cluster.ts";
import { protectedWords } from "../../infrastructure/settings.ts";
import type { ClusterConnection } from "./connection.ts";

/** The item in the status bar that tells which cluster commands act on; coloured where a slip costs a lot. */
export function showClusterStatus(connection: ClusterConnection): Disposable {
  const item = window.createStatusBarItem("drydock.cluster", StatusBarAlignment.Left, 10);
  item.name = l10n.t("Drydock: Cluster");
  item.command = "drydock.selectContext";
  const update = (state: ClusterState): void => {
    if (state.kind === "disconnected" || state.context === undefined) {
      item.hide();
      return;
    }
    const namespace = state.namespace ?? "default";
    const icons = { connecting: "$(sync~spin)", connected: "$(server-environment)", degraded: "$(warning)" };
    item.text = `${icons[state.kind]} ${state.context}/${namespace}`;
    item.tooltip = tooltipOf(state);
    item.backgroundColor = isProtected([state.context, namespace], protectedWords())
      ? new ThemeColor("statusBarItem.errorBackground")
      : undefined;
    item.show();
  };
  update(connection.state());
  return Disposable.from(item, connection.onDidChange(update));
}

function tooltipOf({ kind, server, kubernetesVersion, message }: ClusterState): MarkdownString {
  const text = new MarkdownString();
  text.appendText(server ?? "");
  if (kubernetesVersion !== undefined) text.appendText(`\nKubernetes ${kubernetesVersion}`);
  if (kind === "connecting") text.appendText(`\n${l10n.t("Connecting …")}`);
  if (message !== undefined) text.appendText(`\n${message}`);
  return text;
}
