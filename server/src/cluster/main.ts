/**
 * What the rest of the server uses of a cluster. A bundle of its own, loaded when a person first turns to a cluster: it
 * carries the Kubernetes client.
 */
export { applyObjects, deleteObjects } from "./applyObjects.ts";
export { connectCluster } from "./connectCluster.ts";
export { diffObjects } from "./diffObjects.ts";
export { followRollout } from "./followRollout.ts";
export { readContexts } from "./kubeconfig.ts";
export { readCluster } from "./readCluster.ts";
export { changeWorkload } from "./workloadActions.ts";
