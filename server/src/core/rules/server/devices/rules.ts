// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import claimTemplateMetadata from "./claimTemplateMetadata.ts";
import deviceClass from "./deviceClass.ts";
import deviceConfig from "./deviceConfig.ts";
import deviceConstraint from "./deviceConstraint.ts";
import deviceCounter from "./deviceCounter.ts";
import deviceRequest from "./deviceRequest.ts";
import deviceSelector from "./deviceSelector.ts";
import deviceTaint from "./deviceTaint.ts";
import deviceToleration from "./deviceToleration.ts";
import resourceSlice from "./resourceSlice.ts";
import sliceDevice from "./sliceDevice.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  claimTemplateMetadata,
  deviceClass,
  deviceConfig,
  deviceConstraint,
  deviceCounter,
  deviceRequest,
  deviceSelector,
  deviceTaint,
  deviceToleration,
  resourceSlice,
  sliceDevice,
];
