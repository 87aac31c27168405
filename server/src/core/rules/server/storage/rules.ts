// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import allowedTopology from "./allowedTopology.ts";
import claimDataSource from "./claimDataSource.ts";
import claimSelector from "./claimSelector.ts";
import csiDriver from "./csiDriver.ts";
import csiNode from "./csiNode.ts";
import persistentVolumeAffinity from "./persistentVolumeAffinity.ts";
import persistentVolumeSource from "./persistentVolumeSource.ts";
import persistentVolumeType from "./persistentVolumeType.ts";
import storageCapacity from "./storageCapacity.ts";
import storageClass from "./storageClass.ts";
import volumeAccessModes from "./volumeAccessModes.ts";
import volumeAttachment from "./volumeAttachment.ts";
import volumeClassName from "./volumeClassName.ts";
import volumeSize from "./volumeSize.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  allowedTopology,
  claimDataSource,
  claimSelector,
  csiDriver,
  csiNode,
  persistentVolumeAffinity,
  persistentVolumeSource,
  persistentVolumeType,
  storageCapacity,
  storageClass,
  volumeAccessModes,
  volumeAttachment,
  volumeClassName,
  volumeSize,
];
