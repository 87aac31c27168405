import type { Disposable, Event, LogOutputChannel } from "vscode";
import type { ClusterConnection } from "./connection.ts";

/** Connects to the cluster that was chosen before, as soon as a document of this window has been looked at. */
export function resumeCluster(
  connection: ClusterConnection,
  { onDidChange }: { readonly onDidChange: Event<void> },
  log: LogOutputChannel,
): Disposable {
  return onDidChange(() => {
    connection.resume().catch((error: unknown) => {
      log.error("The cluster chosen before could not be connected", error);
    });
  });
}
