// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import gatewayListener from "./gatewayListener.ts";
import inferencePool from "./inferencePool.ts";
import routeRule from "./routeRule.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [gatewayListener, inferencePool, routeRule];
