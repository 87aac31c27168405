/**
 * `activeDeadlineSeconds` is a number from 1 to 2147483647. A negative `terminationGracePeriodSeconds` is taken as 1 second,
 * with a warning.
 *
 * ```yaml
 * activeDeadlineSeconds: 0 # leave it out for no deadline
 * ```
 */
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkBounds } from "../../checkFormat.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const longestDeadline = 2_147_483_647;

const rule: Rule = {
  code: "pod-deadline",
  family: "server",
  severity: "error",
  summary: "A pod has no time to run or to end.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination",
  kinds: podKinds,
  check(manifest, report) {
    for (const { spec } of podSpecsOf(manifest)) {
      checkBounds(spec.at("activeDeadlineSeconds"), 1, longestDeadline, report);
      const gracePeriod = spec.at("terminationGracePeriodSeconds");
      if (gracePeriod.number !== undefined && gracePeriod.number < 0) {
        report(gracePeriod, say`A negative \`terminationGracePeriodSeconds\` is taken as 1 second.`, {
          severity: "warning",
          fixes: replaceValue(gracePeriod, 1),
        });
      }
    }
  },
};

export default rule;
