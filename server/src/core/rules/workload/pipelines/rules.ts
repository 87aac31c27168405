// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import pipelineTaskReference from "./pipelineTaskReference.ts";
import sparkMemory from "./sparkMemory.ts";
import trialParameter from "./trialParameter.ts";
import workflowTemplateReference from "./workflowTemplateReference.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  pipelineTaskReference,
  sparkMemory,
  trialParameter,
  workflowTemplateReference,
];
