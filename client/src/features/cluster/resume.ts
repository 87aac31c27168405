import { Disposable, workspace, type Event, type LogOutputChannel } from "vscode";
import type { ClusterConnection } from "./connection.ts";

/** Connects to the cluster that was chosen before, as soon as a document of this window has been looked at and the workspace is trusted. */
export function resumeCluster(
  connection: ClusterConnection,
  { onDidChange }: { readonly onDidChange: Event<void> },
  log: LogOutputChannel,
): Disposable {
  let isLookedAt = false;
  const resume = (): void => {
    if (!isLookedAt || !workspace.isTrusted) return;
    connection.resume().catch((error: unknown) => {
      log.error("The cluster chosen before could not be connected", error);
    });
  };
  return Disposable.from(
    onDidChange(() => {
      isLookedAt = true;
      resume();
    }),
    workspace.onDidGrantWorkspaceTrust(resume),
  );
}
