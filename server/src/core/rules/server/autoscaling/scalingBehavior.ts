/**
 * How fast an autoscaler scales is limited by policies: so many pods or percent of them in so many seconds (at most 30
 * minutes), after a stabilization window of at most an hour. A list of policies has at least one.
 *
 * ```yaml
 * behavior:
 *   scaleDown:
 *     policies:
 *       - { type: Percent, value: 10, periodSeconds: 3600 } # at most 1800
 * ```
 */
import { checkScalingRules } from "../../checkScalingRules.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "scaling-behavior",
  family: "server",
  severity: "error",
  summary: "A scaling policy of an autoscaler is out of bounds or of an unknown type.",
  source:
    "https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior",
  kinds: ["autoscaling/HorizontalPodAutoscaler"],
  check(manifest, report) {
    checkScalingRules(manifest.root.at("spec", "behavior"), report);
  },
};

export default rule;
