// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import experimentSpace from "./experimentSpace.ts";
import pipelineTaskReference from "./pipelineTaskReference.ts";
import sparkMemory from "./sparkMemory.ts";
import sparkProgram from "./sparkProgram.ts";
import trialParameter from "./trialParameter.ts";
import workflowParameter from "./workflowParameter.ts";
import workflowTemplateReference from "./workflowTemplateReference.ts";
import workflowVolume from "./workflowVolume.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  experimentSpace,
  pipelineTaskReference,
  sparkMemory,
  sparkProgram,
  trialParameter,
  workflowParameter,
  workflowTemplateReference,
  workflowVolume,
];
