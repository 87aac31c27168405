/**
 * `Gt` and `Lt` compare the label of a node with one whole number. The API server takes any text there; the scheduler can not
 * read it, and no node fits.
 *
 * ```yaml
 * matchExpressions:
 *   - key: nvidia.com/gpu.memory
 *     operator: Gt
 *     values: [40Gi] # must be a number: "40000"
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { nodeExpressionsOf } from "../../../workload/gpuSelection.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "affinity-number",
  family: "workload",
  severity: "warning",
  summary: "A node is to have more or less than what is no number.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#operators",
  fields: ["matchExpressions"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { spec } of manifest.shared(readWorkload).groups)
      for (const expression of nodeExpressionsOf(spec)) {
        const operator = expression.at("operator").string;
        const [value] = expression.at("values").items();
        if ((operator !== "Gt" && operator !== "Lt") || value?.string === undefined) continue;
        if (!/^[+-]?\d+$/u.test(value.string))
          report(value, say`\`${operator}\` compares whole numbers, and \`${value.string}\` is none.`);
      }
  },
};

export default rule;
