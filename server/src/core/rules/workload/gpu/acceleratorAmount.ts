/**
 * GPUs and other devices are whole, can not be overcommitted, and are given out by their limit: a request needs a limit of
 * the same amount. Of CPU and memory no more can be requested than the limit allows. In a Pod, a Deployment or a Job the API server says so itself. In a custom resource nobody looks until
 * the controller creates the pods, and then they are refused one after the other.
 *
 * ```yaml
 * workerGroupSpecs:
 *   - template:
 *       spec:
 *         containers:
 *           - resources:
 *               requests:
 *                 nvidia.com/gpu: 1 # without a limit the pod is refused
 * ```
 */
import { isWhole, compareQuantities, quantityOf } from "../../../formats/quantity.ts";
import { canBeOvercommitted } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import {
  acceleratorsOf,
  resourcesOf,
  vendorOf,
  wholeNumberAt,
  type Accelerator,
} from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "accelerator-amount",
  family: "workload",
  severity: "warning",
  summary: "A custom resource asks for devices, CPU or memory in a way that no pod is allowed to.",
  source: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, group } of workload.allContainers) {
      const accelerators = acceleratorsOf(at);
      for (const { limit } of accelerators) checkNumber(limit, report);
      if (group.builtIn) continue;
      for (const accelerator of accelerators) checkAmount(accelerator, report);
      checkOthers(resourcesOf(at), report);
    }
  },
};

/** More than any node has: `8Gi` is a number of devices as well, of some thousand millions. */
const tooMany = 1024;

function checkNumber(limit: Cursor, report: Report): void {
  const count = wholeNumberAt(limit);
  if (count !== undefined && count >= tooMany)
    report(
      limit,
      say`\`${limit.name}\` is a number of devices, and no node has \`${String(limit.scalar?.value)}\` of them.`,
    );
}

/** What is no accelerator: CPU, memory, network devices. */
function checkOthers(resources: Cursor, report: Report): void {
  for (const request of resources.at("requests").keys()) {
    const limit = resources.at("limits").key(request.name);
    const [asked, allowed] = [quantityOf(request), quantityOf(limit)];
    if (vendorOf(request.name) !== undefined || asked === undefined) continue;
    const mustBeEqual = !canBeOvercommitted(request.name);
    if (!limit.present && mustBeEqual)
      report(
        request,
        say`\`${request.name}\` is requested without a limit; the pods would be refused. Set it under \`limits\`.`,
      );
    const difference = allowed === undefined ? 0 : compareQuantities(asked, allowed);
    if (difference > 0 || (difference < 0 && mustBeEqual))
      report(
        request,
        mustBeEqual
          ? say`The request of \`${request.name}\` must be equal to its limit, \`${String(limit.scalar?.value)}\`.`
          : say`The request of \`${request.name}\` is more than its limit, \`${String(limit.scalar?.value)}\`.`,
      );
  }
}

function checkAmount({ request, limit, resource }: Accelerator, report: Report): void {
  for (const amount of [request, limit]) {
    const quantity = quantityOf(amount);
    if (quantity === undefined || isWhole(quantity)) continue;
    const text = String(amount.scalar?.value);
    report(
      amount,
      say`\`${resource}\` is \`${text}\`; devices are whole. Share one by time slicing, MPS or MIG instead.`,
    );
    return;
  }
  if (request.present && !limit.present) {
    report(
      request,
      say`\`${resource}\` is requested without a limit; the pods would be refused. Set it under \`limits\`.`,
    );
    return;
  }
  const [asked, allowed] = [quantityOf(request), quantityOf(limit)];
  if (asked === undefined || allowed === undefined || compareQuantities(asked, allowed) === 0) return;
  report(
    request,
    say`\`${resource}\` is requested ${String(request.scalar?.value)} times and limited to ${String(limit.scalar?.value)}; devices can not be overcommitted, both must be equal.`,
  );
}

export default rule;
