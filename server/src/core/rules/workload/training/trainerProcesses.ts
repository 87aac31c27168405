/**
 * A TrainJob says how many processes run on each node and which devices a node has. With more processes than devices two of
 * them take the same one; with fewer, devices stay idle. A PyTorchJob says the same with `nprocPerNode`, for the pods of all its replicas.
 *
 * ```yaml
 * trainer:
 *   numProcPerNode: 8
 *   resourcesPerNode:
 *     limits:
 *       nvidia.com/gpu: 4
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { deviceCountOf, vendorOf, wholeNumberAt } from "../../../workload/accelerators.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "trainer-processes",
  family: "workload",
  severity: "warning",
  summary: "A training job runs another number of processes on a node than it has devices.",
  source: "https://www.kubeflow.org/docs/components/trainer/user-guides/pytorch/",
  kinds: ["trainer.kubeflow.org/TrainJob", "kubeflow.org/PyTorchJob"],
  check(manifest, report) {
    const { gvk, root } = manifest;
    const workload = manifest.shared(readWorkload);
    if (gvk.kind === "TrainJob") {
      const trainer = root.at("spec", "trainer");
      checkCount(trainer.at("numProcPerNode"), devicesPerNode(trainer.at("resourcesPerNode")), report);
      return;
    }
    const processes = root.at("spec", "nprocPerNode");
    if (
      processes.string !== undefined &&
      !processes.string.includes("$") &&
      !/^(?:\d+|auto|cpu|gpu)$/u.test(processes.string)
    )
      report(
        processes,
        say`\`nprocPerNode\` is a number, \`auto\`, \`cpu\` or \`gpu\`, not \`${processes.string}\`.`,
      );
    const counts = workload.containers.map(({ at }) => deviceCountOf(at) ?? 0);
    const other = counts.find((count) => count !== 0 && count !== Number(processes.scalar?.value ?? NaN));
    if (other !== undefined) checkCount(processes, other, report);
  },
};

function devicesPerNode(resources: Cursor): number {
  const amounts = resources.at("limits").isMapping ? resources.at("limits") : resources.at("requests");
  return amounts
    .keys()
    .filter(({ name }) => vendorOf(name) !== undefined)
    .reduce((sum, amount) => sum + (wholeNumberAt(amount) ?? 0), 0);
}

function checkCount(processes: Cursor, devices: number, report: Report): void {
  const count = Number(processes.scalar?.value ?? NaN);
  if (devices === 0 || !Number.isInteger(count) || count === devices) return;
  const outcome =
    count > devices ? say`two processes would share a device` : say`${devices - count} stay idle`;
  report(
    processes,
    say`${count} processes run on a node that has ${devices === 1 ? say`1 device` : say`${devices} devices`}; ${outcome}.`,
  );
}

export default rule;
