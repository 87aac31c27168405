// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import canaryTraffic from "./canaryTraffic.ts";
import drainBlocked from "./drainBlocked.ts";
import gpuRollout from "./gpuRollout.ts";
import gpuScaleMetric from "./gpuScaleMetric.ts";
import knativeService from "./knativeService.ts";
import replicaBounds from "./replicaBounds.ts";
import scaledObjectBehavior from "./scaledObjectBehavior.ts";
import scaledObjectTrigger from "./scaledObjectTrigger.ts";
import triggerSetting from "./triggerSetting.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  canaryTraffic,
  drainBlocked,
  gpuRollout,
  gpuScaleMetric,
  knativeService,
  replicaBounds,
  scaledObjectBehavior,
  scaledObjectTrigger,
  triggerSetting,
];
