/**
 * What the rest of the server uses of a cluster. A bundle of its own, loaded when a person first turns to a cluster: it
 * carries the Kubernetes client.
 */
export { isPassing } from "./failure.ts";
export { refusedObjects } from "./access.ts";
export { applyObjects, deleteObjects } from "./applyObjects.ts";
export { connectCluster } from "./connectCluster.ts";
export { diffDeletions, diffObjects } from "./diffObjects.ts";
export { eventsOf } from "./events.ts";
export { readContexts } from "./kubeconfig.ts";
export { readLogs } from "./podLogs.ts";
export { podsOf, summaryOf } from "./pods.ts";
export { readCluster } from "./readCluster.ts";
export { followRollout, watchRollout } from "./watchRollout.ts";
export { revisionsOf } from "./revisions.ts";
export { changeWorkload, diffWorkloadChange } from "./workloadActions.ts";
