// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import negativeGeneration from "./negativeGeneration.ts";
import objectAnnotations from "./objectAnnotations.ts";
import objectFinalizers from "./objectFinalizers.ts";
import objectLabels from "./objectLabels.ts";
import objectName from "./objectName.ts";
import objectNamespace from "./objectNamespace.ts";
import ownerReferences from "./ownerReferences.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  negativeGeneration,
  objectAnnotations,
  objectFinalizers,
  objectLabels,
  objectName,
  objectNamespace,
  ownerReferences,
];
