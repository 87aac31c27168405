/**
 * A part of a GPU (MIG) is asked for by the name of its profile: compute slices and memory, `nvidia.com/mig-1g.10gb`. Only
 * some pairs exist, and each product has its own; a pod that asks for another stays pending. When the pod's node selector or
 * affinity names the product, the profile has to be one of that product. On GKE a label of the nodes names the profile.
 *
 * ```yaml
 * limits:
 *   nvidia.com/mig-2g.15gb: 1 # no GPU has that
 * ```
 */
import { acceleratorsOf } from "../../../workload/accelerators.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { requiredLabels, type RequiredLabel } from "../../../workload/gpuSelection.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { migProfileComplaint } from "../../../workload/migProfiles.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "mig-profile",
  family: "workload",
  severity: "warning",
  summary: "A MIG profile does not exist, or not on the GPU that the pod selects.",
  source: "https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-mig-profiles.html",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, group } of workload.allContainers) {
      const product = valueOf(group.spec, "nvidia.com/gpu.product")?.value;
      for (const { mig, limit, request } of acceleratorsOf(at)) {
        const complaint = mig === undefined ? undefined : migProfileComplaint(mig, product);
        if (complaint !== undefined) report(limit.present ? limit : request, complaint, { on: "key" });
      }
    }
    for (const { spec } of workload.groups) {
      const partition = valueOf(spec, "cloud.google.com/gke-gpu-partition-size");
      if (partition === undefined) continue;
      const complaint = migProfileComplaint(partition.value, undefined);
      if (complaint !== undefined) report(partition.at, complaint);
    }
  },
};

function valueOf(podSpec: Cursor, label: string): RequiredLabel | undefined {
  return requiredLabels(podSpec).find(({ key }) => key === label);
}

export default rule;
