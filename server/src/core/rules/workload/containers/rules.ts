// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import affinityNumber from "./affinityNumber.ts";
import capabilityName from "./capabilityName.ts";
import commandInOneText from "./commandInOneText.ts";
import environmentName from "./environmentName.ts";
import imageName from "./imageName.ts";
import probePortName from "./probePortName.ts";
import tinyMemoryLimit from "./tinyMemoryLimit.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  affinityNumber,
  capabilityName,
  commandInOneText,
  environmentName,
  imageName,
  probePortName,
  tinyMemoryLimit,
];
