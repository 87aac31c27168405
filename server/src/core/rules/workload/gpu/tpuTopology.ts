/**
 * On GKE a slice of TPUs is chosen by two labels together: its kind and its topology, `2x4` or `4x4x4`. Generations 5e and 6e
 * have two dimensions, 4 and 5p three. A slice over several nodes is given to one job only, so that its pods together take all chips, as
 * many as the topology has, and each takes those of a whole node: 1, 4 or 8. Where a slice is put together from nodes later on, an
 * annotation says its topology instead.
 *
 * ```yaml
 * parallelism: 2 # must be 4: sixteen chips, four in each pod
 * # …
 * nodeSelector:
 *   cloud.google.com/gke-tpu-accelerator: tpu-v5-lite-podslice
 *   cloud.google.com/gke-tpu-topology: 4x4
 * # …
 * limits:
 *   google.com/tpu: 4
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { wholeNumberAt } from "../../../workload/accelerators.ts";
import { requiredLabels } from "../../../workload/gpuSelection.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import type { PodGroup } from "../../../workload/podGroups.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const kindKey = "cloud.google.com/gke-tpu-accelerator";
const topologyKey = "cloud.google.com/gke-tpu-topology";
const sliceKey = "cloud.google.com/gke-tpu-slice-topology";
const flat = /^tpu-(?:v5-lite|v6e)/u;
const deep = /^tpu-(?:v4|v5p)/u;

const rule: Rule = {
  code: "tpu-topology",
  family: "workload",
  severity: "warning",
  summary: "No slice of TPUs is as the pods want it.",
  source: "https://cloud.google.com/kubernetes-engine/docs/concepts/plan-tpus",
  fields: [kindKey, topologyKey],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const group of manifest.shared(readWorkload).groups) {
      const labels = requiredLabels(group.spec);
      const kind = labels.find(({ key }) => key === kindKey);
      const topology = labels.find(({ key }) => key === topologyKey);
      const isPutTogether = group.spec.parent?.at("metadata", "annotations", sliceKey).present === true;
      if (kind !== undefined && topology === undefined && !isPutTogether)
        report(kind.at, say`GKE needs \`${topologyKey}\` beside \`${kindKey}\`.`);
      if (topology === undefined) continue;
      const sides = topology.value.split("x").map(Number);
      if (kind !== undefined) checkSides(sides, kind.value, topology.at, report);
      const isJob = manifest.gvk.kind === "Job";
      if (isJob) checkIndex(manifest.root.at("spec"), sides, topology.at, report);
      checkChips(group, sides, topology.at, isJob, report);
    }
  },
};

function checkSides(sides: readonly number[], kind: string, at: Cursor, report: Report): void {
  const dimensions = flat.test(kind) ? 2 : deep.test(kind) ? 3 : undefined;
  if (dimensions === undefined) return;
  if (sides.length !== dimensions) report(at, say`A topology of \`${kind}\` has ${dimensions} dimensions.`);
  else if (sides.some((side) => !Number.isInteger(side) || side < 1 || (side > 2 && side % 2 !== 0)))
    report(at, say`There is no topology \`${at.string ?? ""}\`: its sides are 1, 2 or multiples of 4.`);
}

/** Over several nodes each pod is told by its index which part of the slice it is. */
function checkIndex(job: Cursor, sides: readonly number[], at: Cursor, report: Report): void {
  const chips = sides.reduce((product, side) => product * side, 1);
  if (chips > 8 && job.at("completionMode").string !== "Indexed")
    report(at, say`The pods of a slice over several nodes need \`completionMode: Indexed\`.`);
}

function checkChips(
  group: PodGroup,
  sides: readonly number[],
  at: Cursor,
  isJob: boolean,
  report: Report,
): void {
  const chips = sides.reduce((product, side) => product * side, 1);
  const limits = group.containers.map((container) =>
    container.at("resources", "limits").key("google.com/tpu"),
  );
  const asked = limits.filter(({ present }) => present);
  const [limit, other] = asked;
  const each = limit === undefined ? undefined : wholeNumberAt(limit);
  if (limit === undefined || each === undefined || other !== undefined || !Number.isInteger(chips)) return;
  if (![1, 2, 4, 8].includes(each)) report(limit, say`No node has ${each} chips: a pod takes 1, 4 or 8.`);
  else if (isJob && group.pods !== undefined && chips > 8 && each * group.pods !== chips)
    report(
      at,
      say`The topology has ${chips} chips, but ${group.pods} pods with ${each} each take ${each * group.pods}.`,
    );
}

export default rule;
