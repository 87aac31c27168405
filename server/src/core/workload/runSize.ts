import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { launcherOf } from "./launchers.ts";
import type { PodGroup } from "./podGroups.ts";
import type { Workload } from "./workload.ts";

/** How many pods take part in one distributed run at the same time, where the object is made of such runs and says so. */
export function podsOfRun({ gvk, root }: Manifest, workload: Workload): number | undefined {
  const spec = root.at("spec");
  switch (`${gvk.group}/${gvk.kind}`) {
    case "batch/Job":
      return spec.at("completionMode").string === "Indexed" ? podsAtOnce(spec) : undefined;
    case "leaderworkerset.x-k8s.io/LeaderWorkerSet":
      return spec.at("leaderWorkerTemplate", "size").number;
    case "kubeflow.org/PyTorchJob":
      return spec.at("elasticPolicy").present ? undefined : podsWithLauncher(workload);
    case "trainer.kubeflow.org/TrainJob":
      return spec.at("trainer", "numNodes").number;
    case "jobset.x-k8s.io/JobSet":
      return podsWithLauncher(workload, ({ owner }) => {
        const replicas = owner.at("replicas").number ?? 1;
        return replicas * podsAtOnce(owner.at("template", "spec"));
      });
    case "apps/StatefulSet":
    case "batch.volcano.sh/Job":
      return podsWithLauncher(workload);
    default:
      return undefined;
  }
}

/** A Job runs one pod at a time unless it says more, and never more than are to complete. */
function podsAtOnce(job: Cursor): number {
  const parallelism = job.at("parallelism").number ?? 1;
  return Math.min(parallelism, job.at("completions").number ?? parallelism);
}

/** Of all groups whose pods start a launcher: a master and its workers are one run. */
function podsWithLauncher(
  { groups, containers }: Workload,
  podsOf: (group: PodGroup) => number | undefined = ({ pods }) => pods,
): number | undefined {
  let sum = 0;
  for (const group of groups) {
    const launches = containers.some(
      (container) => container.group === group && launcherOf(container.commands) !== undefined,
    );
    if (!launches) continue;
    const pods = podsOf(group);
    if (pods === undefined) return undefined;
    sum += pods;
  }
  return sum;
}
