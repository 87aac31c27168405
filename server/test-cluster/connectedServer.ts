import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { ShownPlace } from "../src/lsp/cluster/protocol.ts";
import { startServer, type ServerProcess } from "../test/support/serverProcess.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { kubeconfig } from "./testCluster.ts";

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
): Promise<{
  readonly server: ServerProcess;
  /** As an editor shows it to the person. */
  readonly place: ShownPlace;
  readonly nextRemarks: () => Promise<Remarks>;
}> {
  process.env["KUBECONFIG"] = file;
  const server = await startServer(context, {
    folders: folder === undefined ? [] : [pathToFileURL(folder).href],
  });
  const waiting: ((remarks: Remarks) => void)[] = [];
  const ready = new Promise<ShownPlace>((resolve) => {
    server.connection.onNotification(
      "drydock/cluster/state",
      (state: ShownPlace & { readonly kind: string }) => {
        if (state.kind === "connected") resolve(state);
      },
    );
  });
  server.connection.onNotification("drydock/cluster/remarks", (remarks: Remarks) => {
    for (const listener of waiting.splice(0)) listener(remarks);
  });
  await server.connection.sendRequest("drydock/cluster/connect", {
    context: "test",
    allowCredentialCommand: false,
    cacheFolder: temporaryFolder(context),
  });
  const { context: name, namespace, server: address } = await ready;
  return {
    server,
    place: { context: name, namespace, server: address },
    nextRemarks: () => new Promise((resolve) => waiting.push(resolve)),
  };
}
