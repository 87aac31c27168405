// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import apiService from "./apiService.ts";
import certificateSigningRequest from "./certificateSigningRequest.ts";
import event from "./event.ts";
import lease from "./lease.ts";
import namespaceFinalizer from "./namespaceFinalizer.ts";
import nodePodRanges from "./nodePodRanges.ts";
import nodeTaint from "./nodeTaint.ts";
import podSecurityLabel from "./podSecurityLabel.ts";
import runtimeClass from "./runtimeClass.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  apiService,
  certificateSigningRequest,
  event,
  lease,
  namespaceFinalizer,
  nodePodRanges,
  nodeTaint,
  podSecurityLabel,
  runtimeClass,
];
