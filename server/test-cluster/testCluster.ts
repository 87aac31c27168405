import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { connectCluster, type Cluster } from "../src/cluster/connectCluster.ts";
import type { ClusterState } from "../src/cluster/followKinds.ts";
import { deployablesIn, type Deployable } from "../src/core/deploy/deployable.ts";
import { parseDocument } from "../src/core/yaml/parseDocument.ts";
import { splitDocuments } from "../src/core/yaml/splitDocuments.ts";
import { loadCatalogue } from "../src/sources/catalogue.ts";
import { say } from "../src/core/text/message.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";

/** The kubeconfig of the control plane that scripts/testCluster.ts has started. */
export const kubeconfig = process.env["DRYDOCK_TEST_KUBECONFIG"] ?? "";

/** A cluster whose kinds are known, until the test is over. */
export async function connect(
  context: TestContext,
  options: { readonly files?: readonly string[]; readonly cacheFolder?: string } = {},
): Promise<{ readonly cluster: Cluster; readonly states: readonly ClusterState[] }> {
  assert.notEqual(kubeconfig, "", "start this with npm run test:cluster");
  const cluster = connectCluster({
    context: "test",
    kubeconfigFiles: options.files ?? [kubeconfig],
    allowCredentialCommand: false,
    cacheFolder: options.cacheFolder ?? temporaryFolder(context),
    catalogueOf: () => loadCatalogue("1.36"),
  });
  context.after(() => {
    cluster.close();
  });
  const states: ClusterState[] = [];
  await new Promise<void>((resolve) => {
    cluster.follow((state) => {
      states.push(state);
      resolve();
    });
  });
  return { cluster, states };
}

/** The objects of a text with several documents. */
export function objectsIn(text: string): readonly Deployable[] {
  return splitDocuments(text).flatMap(({ start, end }) =>
    deployablesIn(parseDocument(text.slice(start, end))),
  );
}

/** Waits for a condition that the cluster brings about. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 20,
): Promise<void> {
  const until = Date.now() + seconds * 1000;
  while (!(await holds())) {
    assert.ok(Date.now() < until, `${what} has not come about within ${String(seconds)} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** What a kubelet would report of a pod; no test control plane has any. */
export async function reportStatus(cluster: Cluster, pod: string, status: object): Promise<void> {
  await cluster.transport.request({
    what: say`report the status of ${pod}`,
    method: "PATCH",
    path: `/api/v1/namespaces/default/pods/${pod}/status`,
    body: { type: "application/merge-patch+json", text: JSON.stringify({ status }) },
  });
}

/** The part of a pod's status for a container that waits. */
export function waiting(reason: string, message: string): object {
  const state = { waiting: { reason, message } };
  return {
    containerStatuses: [{ name: "web", image: "web:1", imageID: "", ready: false, restartCount: 0, state }],
  };
}

/** The same for a pod that runs and is ready. */
export function ready(): object {
  return {
    phase: "Running",
    conditions: [{ type: "Ready", status: "True", lastTransitionTime: new Date(0).toISOString() }],
    containerStatuses: [
      { name: "web", image: "web:1", imageID: "", ready: true, restartCount: 0, state: {} },
    ],
  };
}
