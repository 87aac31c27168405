/**
 * A ResourceQuota limits resources that Kubernetes counts: `requests.cpu`, `limits.memory`, `pods`,
 * `count/deployments.apps`, `requests.nvidia.com/gpu` … Amounts can not be negative, and objects are counted in whole
 * numbers.
 *
 * ```yaml
 * hard:
 *   pod: "10" # the resource is called pods
 * ```
 */
import { isWhole, quantityOf, signOf } from "../../../formats/quantity.ts";
import { isIntegerResource, quotaResourceName } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "quota-resource",
  family: "server",
  severity: "error",
  summary: "A quota limits something that can not be limited, or by an impossible amount.",
  source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#types-of-resource-quota",
  kinds: ["/ResourceQuota"],
  check(manifest, report) {
    for (const amount of manifest.root.at("spec", "hard").keys()) {
      const complaint = quotaResourceName(amount.name);
      if (complaint !== undefined) report(amount, say`\`${amount.name}\` ${complaint}.`, { on: "key" });
      checkAmount(amount, report);
    }
  },
};

function checkAmount(amount: Cursor, report: Report): void {
  const quantity = quantityOf(amount);
  if (quantity === undefined) return;
  if (signOf(quantity) < 0) report(amount, say`An amount can not be negative.`);
  if (isIntegerResource(amount.name) && !isWhole(quantity)) {
    report(amount, say`\`${amount.name}\` is counted in whole numbers.`);
  }
}

export default rule;
