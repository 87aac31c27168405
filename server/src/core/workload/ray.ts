/** Kinds that describe Ray clusters. */
export const rayKinds: readonly string[] = [
  "ray.io/RayCluster",
  "ray.io/RayJob",
  "ray.io/RayService",
  "ray.io/RayCronJob",
  "orchestration.aibrix.ai/RayClusterFleet",
  "orchestration.aibrix.ai/RayClusterReplicaSet",
];
