// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import flowRule from "./flowRule.ts";
import flowSchema from "./flowSchema.ts";
import flowSubject from "./flowSubject.ts";
import priorityLevel from "./priorityLevel.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [flowRule, flowSchema, flowSubject, priorityLevel];
