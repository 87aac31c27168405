// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import configKeys from "./configKeys.ts";
import configSize from "./configSize.ts";
import secretType from "./secretType.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [configKeys, configSize, secretType];
