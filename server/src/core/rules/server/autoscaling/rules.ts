// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import autoscalerMetric from "./autoscalerMetric.ts";
import disruptionBudget from "./disruptionBudget.ts";
import scaleTarget from "./scaleTarget.ts";
import scalingBehavior from "./scalingBehavior.ts";
import targetType from "./targetType.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  autoscalerMetric,
  disruptionBudget,
  scaleTarget,
  scalingBehavior,
  targetType,
];
