/**
 * A quota for GPUs and other devices counts what pods request: `requests.nvidia.com/gpu`. Under another name, with `limits.` or
 * without a prefix, it is taken and limits nothing.
 *
 * ```yaml
 * kind: ResourceQuota
 * spec:
 *   hard:
 *     limits.nvidia.com/gpu: "8" # must be requests.nvidia.com/gpu
 * ```
 */
import { say } from "../../../text/message.ts";
import { vendorOf } from "../../../workload/accelerators.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "device-quota",
  family: "workload",
  severity: "warning",
  summary: "A quota for devices has a name that limits nothing.",
  source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-for-extended-resources",
  kinds: ["/ResourceQuota"],
  check({ root }, report) {
    for (const limit of root.at("spec", "hard").keys()) {
      const resource = limit.name.replace(/^limits\./u, "");
      if (vendorOf(resource) === undefined) continue;
      const { start, end } = limit.keyRange;
      const meant = `requests.${resource}`;
      report(limit, say`\`${limit.name}\` limits nothing; the quota for devices is called \`${meant}\`.`, {
        on: "key",
        fixes: [
          {
            title: say`Change to \`${meant}\``,
            edits: [{ range: { start, end }, newText: meant }],
            preferred: true,
          },
        ],
      });
    }
  },
};

export default rule;
