/**
 * Devices are asked for by the exact name under which the device plugin offers them. Another spelling is a valid resource
 * name, too, so the API server accepts it; no node has it, and the pod stays pending.
 *
 * ```yaml
 * limits:
 *   nvidia.com/gpus: 1 # the resource is nvidia.com/gpu
 * ```
 */
import { resourcesOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

/** What people write for it, by the name it has. Names that some plugin really offers are not among them. */
const MISTAKEN: ReadonlyMap<string, RegExp> = new Map([
  [
    "nvidia.com/gpu",
    /^(?:www\.)?nvidia(?:\.com|\.io|\.org)?\/(?:gpus?|cuda)$|^gpu\.nvidia\.com\/gpus?$|^alpha\.kubernetes\.io\/nvidia-gpu$/iu,
  ],
  ["amd.com/gpu", /^amd(?:\.com|\.io)\/gpus?$|^gpu\.amd\.com\/gpus?$|^rocm\.amd\.com\/gpus?$/iu],
  ["google.com/tpu", /^(?:cloud\.)?google\.com\/tpus?$|^cloud-tpus?\.google\.com\/tpu$/iu],
  ["habana.ai/gaudi", /^(?:intel\.com|habana\.ai|habana\.com)\/gaudi[23s]?$/iu],
  ["aws.amazon.com/neuron", /^aws\.(?:amazon\.com|com)\/(?:neurons|neuron-device|inferentia|trainium)$/iu],
]);

const rule: Rule = {
  code: "accelerator-name",
  family: "workload",
  severity: "warning",
  summary: "A device is asked for under a name that no device plugin offers.",
  source: "https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.allContainers)
      for (const list of ["limits", "requests"])
        for (const resource of resourcesOf(at).at(list).keys()) checkName(resource, report);
  },
};

function checkName(resource: Cursor, report: Report): void {
  const { name } = resource;
  for (const [right, mistaken] of MISTAKEN) {
    if (name === right || !mistaken.test(name)) continue;
    const key = resource.keyRange;
    report(resource, say`No device plugin offers \`${name}\`; the resource is called \`${right}\`.`, {
      on: "key",
      fixes: [
        {
          title: say`Change to \`${right}\``,
          edits: [{ range: { start: key.start, end: key.end }, newText: right }],
          preferred: true,
        },
      ],
    });
  }
}

export default rule;
