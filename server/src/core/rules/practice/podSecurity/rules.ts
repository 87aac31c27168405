// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import appArmorProfile from "./appArmorProfile.ts";
import boundHostPort from "./boundHostPort.ts";
import containerCapability from "./containerCapability.ts";
import hostNamespace from "./hostNamespace.ts";
import hostPathVolume from "./hostPathVolume.ts";
import hostProcess from "./hostProcess.ts";
import privilegeEscalation from "./privilegeEscalation.ts";
import privilegedContainer from "./privilegedContainer.ts";
import probeHost from "./probeHost.ts";
import procMount from "./procMount.ts";
import restrictedCapability from "./restrictedCapability.ts";
import restrictedSeccomp from "./restrictedSeccomp.ts";
import restrictedVolume from "./restrictedVolume.ts";
import rootUser from "./rootUser.ts";
import runAsNonRoot from "./runAsNonRoot.ts";
import seccompProfile from "./seccompProfile.ts";
import selinuxOptions from "./selinuxOptions.ts";
import unsafeSysctl from "./unsafeSysctl.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  appArmorProfile,
  boundHostPort,
  containerCapability,
  hostNamespace,
  hostPathVolume,
  hostProcess,
  privilegeEscalation,
  privilegedContainer,
  probeHost,
  procMount,
  restrictedCapability,
  restrictedSeccomp,
  restrictedVolume,
  rootUser,
  runAsNonRoot,
  seccompProfile,
  selinuxOptions,
  unsafeSysctl,
];
