// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import roleSpelling from "./roleSpelling.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [roleSpelling];
