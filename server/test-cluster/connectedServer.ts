import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { startServer, type ServerProcess } from "../test/support/serverProcess.ts";
import { kubeconfig, temporaryFolder } from "./testCluster.ts";

/** What the cluster has to say to a file. */
export interface Remarks {
  readonly uri: string;
  readonly remarks: readonly { readonly message: string; readonly code: string }[];
}

/** A language server that is connected to the control plane, and the remarks that it sends. */
export async function connected(
  context: TestContext,
  folder?: string,
  file = kubeconfig,
): Promise<{ readonly server: ServerProcess; readonly nextRemarks: () => Promise<Remarks> }> {
  process.env["KUBECONFIG"] = file;
  const server = await startServer(context, {
    folders: folder === undefined ? [] : [pathToFileURL(folder).href],
  });
  const waiting: ((remarks: Remarks) => void)[] = [];
  const ready = new Promise<void>((resolve) => {
    server.connection.onNotification("drydock/cluster/state", ({ kind }: { readonly kind: string }) => {
      if (kind === "connected") resolve();
    });
  });
  server.connection.onNotification("drydock/cluster/remarks", (remarks: Remarks) => {
    for (const listener of waiting.splice(0)) listener(remarks);
  });
  await server.connection.sendRequest("drydock/cluster/connect", {
    context: "test",
    allowCredentialCommand: false,
    cacheFolder: temporaryFolder(context),
  });
  await ready;
  return {
    server,
    nextRemarks: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
