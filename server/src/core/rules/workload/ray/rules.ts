// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import rayDevices from "./rayDevices.ts";
import rayJob from "./rayJob.ts";
import rayName from "./rayName.ts";
import rayStartParameter from "./rayStartParameter.ts";
import rayVersion from "./rayVersion.ts";
import serveConfig from "./serveConfig.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  rayDevices,
  rayJob,
  rayName,
  rayStartParameter,
  rayVersion,
  serveConfig,
];
