// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import type { ReferenceRule } from "./referenceRule.ts";
import absentPatchPath from "./rules/absentPatchPath.ts";
import cachedModel from "./rules/cachedModel.ts";
import claimedDevices from "./rules/claimedDevices.ts";
import duplicateObject from "./rules/duplicateObject.ts";
import gpuAutoscaler from "./rules/gpuAutoscaler.ts";
import headlessSubdomain from "./rules/headlessSubdomain.ts";
import missingKey from "./rules/missingKey.ts";
import missingObject from "./rules/missingObject.ts";
import missingPart from "./rules/missingPart.ts";
import missingPort from "./rules/missingPort.ts";
import monitoredService from "./rules/monitoredService.ts";
import routeListener from "./rules/routeListener.ts";
import singlePodClaim from "./rules/singlePodClaim.ts";
import smallClaim from "./rules/smallClaim.ts";
import twoAutoscalers from "./rules/twoAutoscalers.ts";
import undeclaredPort from "./rules/undeclaredPort.ts";
import unknownRoleResource from "./rules/unknownRoleResource.ts";
import unmatchedPatch from "./rules/unmatchedPatch.ts";
import unmatchedSelector from "./rules/unmatchedSelector.ts";
import unsatisfiableBudget from "./rules/unsatisfiableBudget.ts";
import unscalableTarget from "./rules/unscalableTarget.ts";
import untoleratedTaint from "./rules/untoleratedTaint.ts";

/** Every rule about how objects fit together. */
export const RULES: readonly ReferenceRule[] = [
  absentPatchPath,
  cachedModel,
  claimedDevices,
  duplicateObject,
  gpuAutoscaler,
  headlessSubdomain,
  missingKey,
  missingObject,
  missingPart,
  missingPort,
  monitoredService,
  routeListener,
  singlePodClaim,
  smallClaim,
  twoAutoscalers,
  undeclaredPort,
  unknownRoleResource,
  unmatchedPatch,
  unmatchedSelector,
  unsatisfiableBudget,
  unscalableTarget,
  untoleratedTaint,
];
