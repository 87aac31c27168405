/**
 * GPUs and other devices are whole, can not be overcommitted, and are given out by their limit: a request needs a limit of
 * the same amount. In a Pod, a Deployment or a Job the API server says so itself. In a custom resource nobody looks until
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
import { say } from "../../../text/message.ts";
import { acceleratorsOf, type Accelerator } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "accelerator-amount",
  family: "workload",
  severity: "warning",
  summary: "A custom resource asks for devices in a way that no pod is allowed to.",
  source: "https://kubernetes.io/docs/tasks/manage-gpus/scheduling-gpus/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, group } of workload.allContainers) {
      if (group.builtIn) continue;
      for (const accelerator of acceleratorsOf(at)) checkAmount(accelerator, report);
    }
  },
};

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
