// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import admissionPolicy from "./admissionPolicy.ts";
import admissionRequestRule from "./admissionRequestRule.ts";
import admissionSelector from "./admissionSelector.ts";
import admissionWebhook from "./admissionWebhook.ts";
import matchCondition from "./matchCondition.ts";
import policyBinding from "./policyBinding.ts";
import policyMutation from "./policyMutation.ts";
import policyValidation from "./policyValidation.ts";
import policyVariable from "./policyVariable.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  admissionPolicy,
  admissionRequestRule,
  admissionSelector,
  admissionWebhook,
  matchCondition,
  policyBinding,
  policyMutation,
  policyValidation,
  policyVariable,
];
