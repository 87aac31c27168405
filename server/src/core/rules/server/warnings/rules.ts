// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import deprecatedAnnotation from "./deprecatedAnnotation.ts";
import deprecatedField from "./deprecatedField.ts";
import deprecatedNodeLabel from "./deprecatedNodeLabel.ts";
import deprecatedVolume from "./deprecatedVolume.ts";
import fractionalBytes from "./fractionalBytes.ts";
import ignoredField from "./ignoredField.ts";
import surprisingHostName from "./surprisingHostName.ts";
import tlsSecret from "./tlsSecret.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  deprecatedAnnotation,
  deprecatedField,
  deprecatedNodeLabel,
  deprecatedVolume,
  fractionalBytes,
  ignoredField,
  surprisingHostName,
  tlsSecret,
];
