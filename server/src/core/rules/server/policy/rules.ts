// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import limitRangeBounds from "./limitRangeBounds.ts";
import limitRangeType from "./limitRangeType.ts";
import priorityClass from "./priorityClass.ts";
import quotaResource from "./quotaResource.ts";
import quotaScope from "./quotaScope.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  limitRangeBounds,
  limitRangeType,
  priorityClass,
  quotaResource,
  quotaScope,
];
