/**
 * Nodes with GPUs are chosen by labels that NVIDIA's GPU feature discovery, a cloud or Karpenter sets, and their taint is
 * tolerated by its key. A slip in a key is a valid label as well: no node has it, and the pod stays pending; a toleration of
 * another key tolerates nothing.
 *
 * ```yaml
 * nodeSelector:
 *   nvidia.com/gpu.prodcut: NVIDIA-L4 # must be nvidia.com/gpu.product
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { closestName } from "../../../text/closestName.ts";
import { say } from "../../../text/message.ts";
import { labelKeysOf } from "../../../workload/gpuSelection.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/**
 * https://github.com/NVIDIA/k8s-device-plugin/blob/main/docs/gpu-feature-discovery/README.md
 * https://cloud.google.com/kubernetes-engine/docs/how-to/gpus
 * https://karpenter.sh/docs/reference/instance-types/
 */
const LABELS = [
  "nvidia.com/gpu.product",
  "nvidia.com/gpu.memory",
  "nvidia.com/gpu.count",
  "nvidia.com/gpu.family",
  "nvidia.com/gpu.machine",
  "nvidia.com/gpu.mode",
  "nvidia.com/gpu.clique",
  "nvidia.com/gpu.multiprocessors",
  "nvidia.com/gpu.present",
  "nvidia.com/gpu.replicas",
  "nvidia.com/gpu.compute.major",
  "nvidia.com/gpu.compute.minor",
  "nvidia.com/gpu.sharing-strategy",
  "nvidia.com/mig.capable",
  "nvidia.com/mps.capable",
  "nvidia.com/vgpu.present",
  "nvidia.com/mig.strategy",
  "nvidia.com/mig.config",
  "cloud.google.com/gke-accelerator",
  "cloud.google.com/gke-accelerator-count",
  "cloud.google.com/gke-gpu-partition-size",
  "cloud.google.com/gke-tpu-accelerator",
  "cloud.google.com/gke-tpu-topology",
  "karpenter.k8s.aws/instance-gpu-name",
  "karpenter.k8s.aws/instance-gpu-count",
  "karpenter.k8s.aws/instance-gpu-memory",
  "karpenter.k8s.aws/instance-gpu-manufacturer",
  "karpenter.k8s.aws/instance-accelerator-name",
  "karpenter.k8s.aws/instance-accelerator-count",
  "karpenter.k8s.aws/instance-accelerator-manufacturer",
  "karpenter.sh/capacity-type",
  "karpenter.sh/nodepool",
  "node.kubernetes.io/instance-type",
  "topology.kubernetes.io/region",
  "topology.kubernetes.io/zone",
];

/** Under which nodes with devices are tainted. */
const TAINTS = ["nvidia.com/gpu", "amd.com/gpu", "google.com/tpu"];

/** Letters that may differ: another label is not near to a known one by more than this. */
const slip = 2;

const rule: Rule = {
  code: "accelerator-label",
  family: "workload",
  severity: "warning",
  summary: "A label or taint of nodes with GPUs is written in a way that no node has.",
  source:
    "https://github.com/NVIDIA/k8s-device-plugin/blob/main/docs/gpu-feature-discovery/README.md#generated-labels",
  fields: ["nodeSelector", "affinity", "tolerations"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { spec } of manifest.shared(readWorkload).groups) {
      for (const { key, at } of labelKeysOf(spec)) checkKey(key, at, LABELS, report);
      for (const toleration of spec.at("tolerations").items()) {
        const at = toleration.at("key");
        if (at.string !== undefined) checkKey(at.string, at, [...TAINTS, ...LABELS], report);
      }
    }
  },
};

function checkKey(key: string, at: Cursor, known: readonly string[], report: Report): void {
  if (known.includes(key) || !/[./]/u.test(key)) return;
  const meant = closestName(key, known, slip);
  if (meant === undefined || at.name === meant) return;
  const isOwnKey = at.name === key;
  report(at, say`No node has \`${key}\`; the name is \`${meant}\`.`, {
    on: isOwnKey ? "key" : "value",
    fixes: isOwnKey
      ? [
          {
            title: say`Change to \`${meant}\``,
            edits: [{ range: at.keyRange, newText: meant }],
            preferred: true,
          },
        ]
      : replaceValue(at, meant),
  });
}

export default rule;
