// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import acceleratorAmount from "./acceleratorAmount.ts";
import acceleratorLabel from "./acceleratorLabel.ts";
import acceleratorName from "./acceleratorName.ts";
import acceleratorProduct from "./acceleratorProduct.ts";
import gpuFraction from "./gpuFraction.ts";
import migProfile from "./migProfile.ts";
import mixedAccelerators from "./mixedAccelerators.ts";
import tpuTopology from "./tpuTopology.ts";
import visibleDevices from "./visibleDevices.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  acceleratorAmount,
  acceleratorLabel,
  acceleratorName,
  acceleratorProduct,
  gpuFraction,
  migProfile,
  mixedAccelerators,
  tpuTopology,
  visibleDevices,
];
