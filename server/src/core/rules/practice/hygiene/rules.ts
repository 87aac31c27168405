// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import jobTimeToLive from "./jobTimeToLive.ts";
import latestImage from "./latestImage.ts";
import memoryLimit from "./memoryLimit.ts";
import missingRequests from "./missingRequests.ts";
import secretInEnvironment from "./secretInEnvironment.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  jobTimeToLive,
  latestImage,
  memoryLimit,
  missingRequests,
  secretInEnvironment,
];
