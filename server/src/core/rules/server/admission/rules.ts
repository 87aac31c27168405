// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import admissionRequestRule from "./admissionRequestRule.ts";
import admissionSelector from "./admissionSelector.ts";
import admissionWebhook from "./admissionWebhook.ts";
import matchCondition from "./matchCondition.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  admissionRequestRule,
  admissionSelector,
  admissionWebhook,
  matchCondition,
];
