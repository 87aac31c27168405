// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import canaryTraffic from "./canaryTraffic.ts";
import drainBlocked from "./drainBlocked.ts";
import gpuRollout from "./gpuRollout.ts";
import gpuScaleMetric from "./gpuScaleMetric.ts";
import replicaBounds from "./replicaBounds.ts";
import scaledObjectTrigger from "./scaledObjectTrigger.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  canaryTraffic,
  drainBlocked,
  gpuRollout,
  gpuScaleMetric,
  replicaBounds,
  scaledObjectTrigger,
];
