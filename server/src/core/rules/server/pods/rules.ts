// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import confinementProfile from "./confinementProfile.ts";
import containerImage from "./containerImage.ts";
import containerName from "./containerName.ts";
import containerPort from "./containerPort.ts";
import containerResources from "./containerResources.ts";
import containerRestart from "./containerRestart.ts";
import dnsConfig from "./dnsConfig.ts";
import environmentFrom from "./environmentFrom.ts";
import environmentSource from "./environmentSource.ts";
import environmentVariable from "./environmentVariable.ts";
import ephemeralContainer from "./ephemeralContainer.ts";
import hiddenVariable from "./hiddenVariable.ts";
import hostAlias from "./hostAlias.ts";
import hostNamespaces from "./hostNamespaces.ts";
import hostPort from "./hostPort.ts";
import idleEntry from "./idleEntry.ts";
import initContainer from "./initContainer.ts";
import lifecycleHook from "./lifecycleHook.ts";
import mountPathMode from "./mountPathMode.ts";
import noContainers from "./noContainers.ts";
import nodeAffinity from "./nodeAffinity.ts";
import overlappingFiles from "./overlappingFiles.ts";
import overlappingPorts from "./overlappingPorts.ts";
import podAffinity from "./podAffinity.ts";
import podAnnotation from "./podAnnotation.ts";
import podBinding from "./podBinding.ts";
import podDeadline from "./podDeadline.ts";
import podGates from "./podGates.ts";
import podHostname from "./podHostname.ts";
import podOs from "./podOs.ts";
import podReference from "./podReference.ts";
import podResourceClaim from "./podResourceClaim.ts";
import podResources from "./podResources.ts";
import podVolumeSource from "./podVolumeSource.ts";
import privilege from "./privilege.ts";
import probe from "./probe.ts";
import profileMismatch from "./profileMismatch.ts";
import projectedVolume from "./projectedVolume.ts";
import resizePolicy from "./resizePolicy.ts";
import resourceClaims from "./resourceClaims.ts";
import resourceRequests from "./resourceRequests.ts";
import rootAgainstNonRoot from "./rootAgainstNonRoot.ts";
import seLinuxPolicy from "./seLinuxPolicy.ts";
import sysctls from "./sysctls.ts";
import toleration from "./toleration.ts";
import topologySpread from "./topologySpread.ts";
import unknownVolume from "./unknownVolume.ts";
import userIds from "./userIds.ts";
import volumeDevice from "./volumeDevice.ts";
import volumeFiles from "./volumeFiles.ts";
import volumeMount from "./volumeMount.ts";
import volumeName from "./volumeName.ts";
import volumeType from "./volumeType.ts";
import windowsOptions from "./windowsOptions.ts";
import type { Rule } from "../../rule.ts";

export const RULES: readonly Rule[] = [
  confinementProfile,
  containerImage,
  containerName,
  containerPort,
  containerResources,
  containerRestart,
  dnsConfig,
  environmentFrom,
  environmentSource,
  environmentVariable,
  ephemeralContainer,
  hiddenVariable,
  hostAlias,
  hostNamespaces,
  hostPort,
  idleEntry,
  initContainer,
  lifecycleHook,
  mountPathMode,
  noContainers,
  nodeAffinity,
  overlappingFiles,
  overlappingPorts,
  podAffinity,
  podAnnotation,
  podBinding,
  podDeadline,
  podGates,
  podHostname,
  podOs,
  podReference,
  podResourceClaim,
  podResources,
  podVolumeSource,
  privilege,
  probe,
  profileMismatch,
  projectedVolume,
  resizePolicy,
  resourceClaims,
  resourceRequests,
  rootAgainstNonRoot,
  seLinuxPolicy,
  sysctls,
  toleration,
  topologySpread,
  unknownVolume,
  userIds,
  volumeDevice,
  volumeFiles,
  volumeMount,
  volumeName,
  volumeType,
  windowsOptions,
];
