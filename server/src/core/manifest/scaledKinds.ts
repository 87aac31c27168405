/** Kinds whose number of replicas a kustomization sets. */
export const scaledKinds: readonly string[] = [
  "Deployment",
  "ReplicaSet",
  "ReplicationController",
  "StatefulSet",
];
