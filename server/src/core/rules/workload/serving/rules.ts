// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import argumentCombination from "./argumentCombination.ts";
import argumentWithBlank from "./argumentWithBlank.ts";
import attentionHeads from "./attentionHeads.ts";
import contextLength from "./contextLength.ts";
import deploymentMode from "./deploymentMode.ts";
import engineArgument from "./engineArgument.ts";
import engineHost from "./engineHost.ts";
import engineOption from "./engineOption.ts";
import enginePort from "./enginePort.ts";
import engineWithoutAccelerator from "./engineWithoutAccelerator.ts";
import foreignOption from "./foreignOption.ts";
import healthPath from "./healthPath.ts";
import idleAccelerators from "./idleAccelerators.ts";
import imageAccelerator from "./imageAccelerator.ts";
import inferenceGraphNode from "./inferenceGraphNode.ts";
import kaitoWorkspace from "./kaitoWorkspace.ts";
import kubeaiModel from "./kubeaiModel.ts";
import modelCredentials from "./modelCredentials.ts";
import modelMemory from "./modelMemory.ts";
import modelStartup from "./modelStartup.ts";
import predictorModel from "./predictorModel.ts";
import runtimeContainerName from "./runtimeContainerName.ts";
import storageEndpoint from "./storageEndpoint.ts";
import tensorParallelSize from "./tensorParallelSize.ts";
import tokenInClear from "./tokenInClear.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  argumentCombination,
  argumentWithBlank,
  attentionHeads,
  contextLength,
  deploymentMode,
  engineArgument,
  engineHost,
  engineOption,
  enginePort,
  engineWithoutAccelerator,
  foreignOption,
  healthPath,
  idleAccelerators,
  imageAccelerator,
  inferenceGraphNode,
  kaitoWorkspace,
  kubeaiModel,
  modelCredentials,
  modelMemory,
  modelStartup,
  predictorModel,
  runtimeContainerName,
  storageEndpoint,
  tensorParallelSize,
  tokenInClear,
];
