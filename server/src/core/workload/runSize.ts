import type { Manifest } from "../manifest/manifest.ts";
import { launcherOf } from "./launchers.ts";
import type { Workload } from "./workload.ts";

/** How many pods take part in one distributed run, where the object is made of such runs and says so. */
export function podsOfRun({ gvk, root }: Manifest, workload: Workload): number | undefined {
  const spec = root.at("spec");
  switch (`${gvk.group}/${gvk.kind}`) {
    case "batch/Job":
      return spec.at("completionMode").string === "Indexed"
        ? (spec.at("completions").number ?? spec.at("parallelism").number ?? 1)
        : undefined;
    case "leaderworkerset.x-k8s.io/LeaderWorkerSet":
      return spec.at("leaderWorkerTemplate", "size").number;
    case "kubeflow.org/PyTorchJob":
      return spec.at("elasticPolicy").present ? undefined : podsWithLauncher(workload);
    case "apps/StatefulSet":
    case "jobset.x-k8s.io/JobSet":
    case "batch.volcano.sh/Job":
      return podsWithLauncher(workload);
    default:
      return undefined;
  }
}

/** Of all groups whose pods start a launcher: a master and its workers are one run. */
function podsWithLauncher({ groups, containers }: Workload): number | undefined {
  let sum = 0;
  for (const group of groups) {
    const launches = containers.some(
      (container) => container.group === group && launcherOf(container.commands) !== undefined,
    );
    if (!launches) continue;
    if (group.pods === undefined) return undefined;
    sum += group.pods;
  }
  return sum;
}
