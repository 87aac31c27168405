import type { Manifest } from "../manifest/manifest.ts";

const spanning: ReadonlySet<string> = new Set([
  "leaderworkerset.x-k8s.io/LeaderWorkerSet",
  "disaggregatedset.x-k8s.io/DisaggregatedSet",
  "inference.llmaz.io/Service",
  "ray.io/RayCluster",
  "ray.io/RayJob",
  "ray.io/RayService",
  "ray.io/RayCronJob",
  "orchestration.aibrix.ai/RayClusterFleet",
  "orchestration.aibrix.ai/RayClusterReplicaSet",
  "orchestration.aibrix.ai/StormService",
  "orchestration.aibrix.ai/RoleSet",
  "orchestration.aibrix.ai/PodSet",
  "workload.serving.volcano.sh/ModelServing",
  "grove.io/PodCliqueSet",
  "batch.volcano.sh/Job",
  "jobset.x-k8s.io/JobSet",
]);

/** Whether the kind is made to let one engine run over several pods, so that a single pod does not tell what it has. */
export function spansPods({ gvk, root }: Manifest): boolean {
  const name = `${gvk.group}/${gvk.kind}`;
  if (spanning.has(name)) return true;
  const spec = root.at("spec");
  return (
    spec.at("predictor", "workerSpec").present ||
    spec.at("workerSpec").present ||
    spec.at("worker").present ||
    spec.at("prefill", "worker").present
  );
}
