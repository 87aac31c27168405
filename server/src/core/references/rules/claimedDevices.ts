/**
 * A model server is split over more devices than its container claims: requests of a resource claim say how many there are, one each
 * unless a `count` says more. The server ends at start.
 *
 * ```yaml
 * args: [--model, meta-llama/Llama-3.3-70B-Instruct, --tensor-parallel-size=4]
 * resources:
 *   claims: [{ name: gpus }] # its template has a request with count: 2
 * ```
 */
import type { ClaimedSplit, UsedClaim } from "../../graph/workload.ts";
import type { Site } from "../../graph/site.ts";
import { say } from "../../text/message.ts";
import type { GraphView } from "../graphView.ts";
import type { ReferenceRule } from "../referenceRule.ts";

const rule: ReferenceRule = {
  code: "claimed-devices",
  family: "reference",
  severity: "warning",
  summary: "A model server is told to use more devices than its container claims.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/",
  kinds: ["/Pod", "apps/Deployment", "apps/ReplicaSet", "apps/StatefulSet", "batch/Job"],
  check(site, view, report) {
    for (const split of site.object.workload?.splits ?? []) {
      const claims = claimsOf(split, site, view);
      const counts = claims.map(({ used, objects }) => countOf(used, objects));
      if (counts.length === 0 || counts.includes(undefined)) continue;
      const claimed = counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      if (claimed >= split.devices) continue;
      report(
        split.place,
        say`The model server needs ${split.devices} devices, and its container claims ${claimed}.`,
        {
          isSure:
            claims.every(({ objects }) => objects.every((claim) => view.belongTogether(site, claim))) &&
            !view.mayChange(site, split.place.path),
        },
      );
    }
  },
};

interface FoundClaim {
  readonly used: UsedClaim;
  readonly objects: readonly Site[];
}

function claimsOf({ claims }: ClaimedSplit, site: Site, view: GraphView): readonly FoundClaim[] {
  return claims.map((used) => {
    const reference = site.object.references.find(({ path }) => path === used.path);
    return { used, objects: reference === undefined ? [] : view.targetsOf(site, reference) };
  });
}

/** Classes of the vendors' drivers, whose devices are one GPU each, or a part of one; what those of others are, nobody knows. */
const gpuClasses = ["gpu.nvidia.com", "mig.nvidia.com", "gpu.amd.com", "gpu.intel.com"];

/** Undefined where nobody knows it before the claim is allocated, or where there are several claims of that name. */
function countOf({ request }: UsedClaim, [claim, other]: readonly Site[]): number | undefined {
  const devices = claim?.object.devices;
  if (devices === undefined || other !== undefined) return undefined;
  const used = devices.filter((one) => request === undefined || one.request === request);
  const areGpus = used.every(({ deviceClass }) => gpuClasses.includes(deviceClass));
  return used.length === 0 || !areGpus ? undefined : used.reduce((sum, { count }) => sum + count, 0);
}

export default rule;
