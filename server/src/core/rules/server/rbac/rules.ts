// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import bindingSubject from "./bindingSubject.ts";
import incompletePolicyRule from "./incompletePolicyRule.ts";
import roleAggregation from "./roleAggregation.ts";
import roleReference from "./roleReference.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [bindingSubject, incompletePolicyRule, roleAggregation, roleReference];
