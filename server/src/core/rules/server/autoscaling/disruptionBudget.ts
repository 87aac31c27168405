/**
 * A PodDisruptionBudget says how many pods must stay or how many may be missing, one of the two, as a count or as a
 * percentage such as `50%`.
 *
 * ```yaml
 * spec:
 *   minAvailable: 2
 *   maxUnavailable: 1 # one of the two is enough
 * ```
 */
import { intOrPercentComplaint, intOrPercentOf } from "../../../formats/intOrPercent.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "disruption-budget",
  family: "server",
  severity: "error",
  summary: "The count of a PodDisruptionBudget is malformed or given twice.",
  source: "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
  kinds: ["policy/PodDisruptionBudget"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const least = spec.at("minAvailable");
    const most = spec.at("maxUnavailable");
    if (least.present && most.present) {
      report(most, say`\`minAvailable\` and \`maxUnavailable\` can not both be set; keep one.`, {
        on: "key",
        path: spec.path,
      });
    }
    const eviction = spec.at("unhealthyPodEvictionPolicy");
    if (eviction.string === "") {
      report(
        eviction,
        say`\`unhealthyPodEvictionPolicy\` is empty; use \`IfHealthyBudget\` or \`AlwaysAllow\`, or leave it out.`,
      );
    }
    for (const count of [least, most]) {
      const complaint = intOrPercentComplaint(count);
      const value = intOrPercentOf(count);
      if (complaint !== undefined) report(count, complaint);
      else if (value?.kind === "percent" && value.value > 100) {
        report(count, say`\`${count.name}\` is ${value.value}%; it can be at most 100%.`);
      }
    }
  },
};

export default rule;
