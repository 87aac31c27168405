// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import accessReview from "./accessReview.ts";
import bindingSubject from "./bindingSubject.ts";
import incompletePolicyRule from "./incompletePolicyRule.ts";
import roleAggregation from "./roleAggregation.ts";
import roleReference from "./roleReference.ts";
import tokenReview from "./tokenReview.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  accessReview,
  bindingSubject,
  incompletePolicyRule,
  roleAggregation,
  roleReference,
  tokenReview,
];
