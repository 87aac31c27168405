/**
 * A PodDisruptionBudget that allows no pod to be missing makes every eviction fail. A node with such a pod can not be drained:
 * upgrades stop there until somebody deletes the budget or the pod by hand.
 *
 * ```yaml
 * spec:
 *   maxUnavailable: 0 # allow 1, or say minAvailable with fewer pods than there are
 * ```
 */
import { intOrPercentOf } from "../../../formats/intOrPercent.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "drain-blocked",
  family: "workload",
  severity: "warning",
  summary: "A disruption budget lets no pod be evicted, so nodes can not be drained.",
  source: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  kinds: ["policy/PodDisruptionBudget"],
  check({ root }, report) {
    const spec = root.at("spec");
    const most = spec.at("maxUnavailable");
    const least = spec.at("minAvailable");
    const blocks = say`No pod may be evicted, so a node that runs one can not be drained`;
    if (isZero(most)) report(most, say`${blocks}; allow at least 1.`);
    const share = intOrPercentOf(least);
    if (share?.kind === "percent" && share.value === 100) report(least, say`${blocks}; use less than 100%.`);
  },
};

function isZero(place: Parameters<typeof intOrPercentOf>[0]): boolean {
  const value = intOrPercentOf(place);
  return value !== undefined && value.kind !== "malformed" && value.value === 0;
}

export default rule;
