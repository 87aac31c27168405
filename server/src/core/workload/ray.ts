import { deviceCountOf } from "./accelerators.ts";
import type { Workload } from "./workload.ts";

/** Kinds that describe Ray clusters. */
export const rayKinds: readonly string[] = [
  "ray.io/RayCluster",
  "ray.io/RayJob",
  "ray.io/RayService",
  "ray.io/RayCronJob",
  "orchestration.aibrix.ai/RayClusterFleet",
  "orchestration.aibrix.ai/RayClusterReplicaSet",
];

/** GPUs of the largest node of Ray; undefined where one of them gets an unknown number. */
export function mostDevices({ groups }: Workload): number | undefined {
  let most = 0;
  for (const { containers, owner } of groups) {
    const told = Number(owner.at("rayStartParams").key("num-gpus").scalar?.value ?? 0);
    const devices = containers[0] && deviceCountOf(containers[0]);
    if (devices === undefined || !Number.isFinite(told)) return undefined;
    most = Math.max(most, devices, told);
  }
  return most;
}
