import type { CancellationToken } from "vscode-languageserver";
import { signalOf } from "../cancellation.ts";
import type { LinkedCluster } from "./clusterLink.ts";

type Linked = Pick<LinkedCluster, "cluster">;

/** Work on a cluster, with a signal that fires when the editor cancels it or the connection is given up. */
export function interruptible<Result>(
  { cluster }: Linked,
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { signal, end } = signalOf(token);
  return work(AbortSignal.any([signal, cluster.closed])).finally(end);
}

/**
 * The same for work whose result tells nothing when it has ended early.
 *
 * @throws ClusterFailure when the connection was given up meanwhile
 */
export async function whileConnected<Result>(
  linked: Linked,
  token: CancellationToken,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { closed } = linked.cluster;
  try {
    const result = await interruptible(linked, token, work);
    closed.throwIfAborted();
    return result;
  } catch (error) {
    closed.throwIfAborted();
    throw error;
  }
}
