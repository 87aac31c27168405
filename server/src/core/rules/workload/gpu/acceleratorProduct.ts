/**
 * Labels of nodes name the product as the driver or the cloud writes it: `NVIDIA-H100-80GB-HBM3`, `nvidia-l4`. A name that is
 * written in another way is on no node, and the pod stays pending.
 *
 * ```yaml
 * nodeSelector:
 *   nvidia.com/gpu.product: H100 # must be NVIDIA-H100-80GB-HBM3, NVIDIA-H100-PCIe …
 * ```
 */
import { type Message, say } from "../../../text/message.ts";
import { requiredLabels } from "../../../workload/gpuSelection.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/**
 * Accelerators of GKE whose names are all known; newer ones are left alone.
 * https://cloud.google.com/kubernetes-engine/docs/concepts/gpus
 * https://cloud.google.com/kubernetes-engine/docs/concepts/plan-tpus
 */
const GKE_GPUS = [
  "nvidia-tesla-k80",
  "nvidia-tesla-p4",
  "nvidia-tesla-p100",
  "nvidia-tesla-v100",
  "nvidia-tesla-t4",
  "nvidia-tesla-a100",
  "nvidia-a100-80gb",
  "nvidia-l4",
  "nvidia-h100-80gb",
  "nvidia-h100-mega-80gb",
];
const gkeFamily = /(?:^|-)(?:k80|p4|p100|v100|t4|a100|l4|h100)(?:-|$)/u;
const GKE_TPUS = [
  "tpu-v3-slice",
  "tpu-v3-device",
  "tpu-v4-podslice",
  "tpu-v5-lite-podslice",
  "tpu-v5-lite-device",
  "tpu-v5p-slice",
  "tpu-v6e-slice",
  "tpu7x",
];

const COMPLAINTS: ReadonlyMap<string, (value: string) => Message | undefined> = new Map([
  ["nvidia.com/gpu.product", productComplaint],
  ["cloud.google.com/gke-accelerator", gkeComplaint],
  ["cloud.google.com/gke-tpu-accelerator", tpuComplaint],
]);

const rule: Rule = {
  code: "accelerator-product",
  family: "workload",
  severity: "warning",
  summary: "A node is chosen by the name of a product that no node carries.",
  source:
    "https://github.com/NVIDIA/k8s-device-plugin/blob/main/docs/gpu-feature-discovery/README.md#generated-labels",
  fields: [...COMPLAINTS.keys(), "nodeAffinity"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { spec } of manifest.shared(readWorkload).groups) {
      for (const { key, value, at } of requiredLabels(spec)) {
        const complaint = COMPLAINTS.get(key)?.(value);
        if (complaint !== undefined) report(at, complaint);
      }
    }
  },
};

/**
 * The name that the driver tells, with `-` for blanks. It has always had capital letters and is no short name alone, but for some of
 * the first that came with NVIDIA's Ampere.
 */
function productComplaint(value: string): Message | undefined {
  const isShort = /^(?:A100|[BHL]\d{1,3}S?|GB\d{3}|T4|V100|P100)$/u.test(value);
  const isSmall = /^(?:nvidia|tesla)[-a-z0-9.]*$/u.test(value);
  return isShort || isSmall
    ? say`No node is labelled \`${value}\`: the label holds the driver's name of the product, such as \`NVIDIA-H100-80GB-HBM3\`.`
    : undefined;
}

function gkeComplaint(value: string): Message | undefined {
  if (
    GKE_GPUS.some((name) => value === name || value === `${name}-vws`) ||
    !gkeFamily.test(value.toLowerCase())
  )
    return undefined;
  return say`GKE has no accelerator \`${value}\`.`;
}

function tpuComplaint(value: string): Message | undefined {
  // Later generations get names that are not known yet.
  const isOld = /^(?:tpu-?)?v?[3-6]/iu.test(value) || !value.startsWith("tpu");
  return isOld && !GKE_TPUS.includes(value) ? say`GKE has no TPU \`${value}\`.` : undefined;
}

export default rule;
