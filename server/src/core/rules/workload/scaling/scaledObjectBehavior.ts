/**
 * KEDA makes a HorizontalPodAutoscaler from a ScaledObject and hands its `behavior` on. The API server checks it only then: KEDA
 * reports that the autoscaler is refused, and nothing is scaled.
 *
 * ```yaml
 * advanced:
 *   horizontalPodAutoscalerConfig:
 *     behavior:
 *       scaleDown:
 *         stabilizationWindowSeconds: 7200 # at most 3600
 * ```
 */
import { checkScalingRules } from "../../checkScalingRules.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "scaled-object-behavior",
  family: "workload",
  severity: "warning",
  summary: "The autoscaler that KEDA makes would be refused.",
  source: "https://keda.sh/docs/latest/reference/scaledobject-spec/#horizontalpodautoscalerconfig",
  fields: ["behavior"],
  kinds: ["keda.sh/ScaledObject"],
  check({ root }, report) {
    checkScalingRules(root.at("spec", "advanced", "horizontalPodAutoscalerConfig", "behavior"), report);
  },
};

export default rule;
