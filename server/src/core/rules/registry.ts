// Written by scripts/rules.ts from the rule files; run `npm run rules` after adding one.
import admissionRequestRule from "./server/admission/admissionRequestRule.ts";
import admissionSelector from "./server/admission/admissionSelector.ts";
import admissionWebhook from "./server/admission/admissionWebhook.ts";
import matchCondition from "./server/admission/matchCondition.ts";
import autoscalerMetric from "./server/autoscaling/autoscalerMetric.ts";
import disruptionBudget from "./server/autoscaling/disruptionBudget.ts";
import scaleTarget from "./server/autoscaling/scaleTarget.ts";
import scalingBehavior from "./server/autoscaling/scalingBehavior.ts";
import apiService from "./server/cluster/apiService.ts";
import certificateSigningRequest from "./server/cluster/certificateSigningRequest.ts";
import lease from "./server/cluster/lease.ts";
import nodePodRanges from "./server/cluster/nodePodRanges.ts";
import nodeTaint from "./server/cluster/nodeTaint.ts";
import runtimeClass from "./server/cluster/runtimeClass.ts";
import configKeys from "./server/config/configKeys.ts";
import configSize from "./server/config/configSize.ts";
import secretType from "./server/config/secretType.ts";
import crdConversion from "./server/crd/crdConversion.ts";
import crdNames from "./server/crd/crdNames.ts";
import crdPrinterColumn from "./server/crd/crdPrinterColumn.ts";
import crdProtectedGroup from "./server/crd/crdProtectedGroup.ts";
import crdScope from "./server/crd/crdScope.ts";
import crdSelectableField from "./server/crd/crdSelectableField.ts";
import crdSubresources from "./server/crd/crdSubresources.ts";
import crdVersions from "./server/crd/crdVersions.ts";
import schemaBranch from "./server/crd/schemaBranch.ts";
import schemaKeyword from "./server/crd/schemaKeyword.ts";
import schemaListType from "./server/crd/schemaListType.ts";
import schemaValidation from "./server/crd/schemaValidation.ts";
import structuralSchema from "./server/crd/structuralSchema.ts";
import claimTemplateMetadata from "./server/devices/claimTemplateMetadata.ts";
import deviceClass from "./server/devices/deviceClass.ts";
import deviceConfig from "./server/devices/deviceConfig.ts";
import deviceConstraint from "./server/devices/deviceConstraint.ts";
import deviceCounter from "./server/devices/deviceCounter.ts";
import deviceRequest from "./server/devices/deviceRequest.ts";
import deviceSelector from "./server/devices/deviceSelector.ts";
import deviceTaint from "./server/devices/deviceTaint.ts";
import deviceToleration from "./server/devices/deviceToleration.ts";
import resourceSlice from "./server/devices/resourceSlice.ts";
import sliceDevice from "./server/devices/sliceDevice.ts";
import flowRule from "./server/flow/flowRule.ts";
import flowSchema from "./server/flow/flowSchema.ts";
import flowSubject from "./server/flow/flowSubject.ts";
import priorityLevel from "./server/flow/priorityLevel.ts";
import negativeGeneration from "./server/metadata/negativeGeneration.ts";
import objectAnnotations from "./server/metadata/objectAnnotations.ts";
import objectFinalizers from "./server/metadata/objectFinalizers.ts";
import objectLabels from "./server/metadata/objectLabels.ts";
import objectName from "./server/metadata/objectName.ts";
import objectNamespace from "./server/metadata/objectNamespace.ts";
import ownerReferences from "./server/metadata/ownerReferences.ts";
import endpointAddresses from "./server/network/endpointAddresses.ts";
import endpointPorts from "./server/network/endpointPorts.ts";
import ingressBackend from "./server/network/ingressBackend.ts";
import ingressClass from "./server/network/ingressClass.ts";
import ingressRules from "./server/network/ingressRules.ts";
import ipAddressObject from "./server/network/ipAddressObject.ts";
import networkPolicyPeer from "./server/network/networkPolicyPeer.ts";
import networkPolicyPort from "./server/network/networkPolicyPort.ts";
import serviceAddresses from "./server/network/serviceAddresses.ts";
import serviceBehavior from "./server/network/serviceBehavior.ts";
import serviceCidr from "./server/network/serviceCidr.ts";
import servicePorts from "./server/network/servicePorts.ts";
import serviceTypeFields from "./server/network/serviceTypeFields.ts";
import confinementProfile from "./server/pods/confinementProfile.ts";
import containerImage from "./server/pods/containerImage.ts";
import containerName from "./server/pods/containerName.ts";
import containerPort from "./server/pods/containerPort.ts";
import containerResources from "./server/pods/containerResources.ts";
import containerRestart from "./server/pods/containerRestart.ts";
import deprecatedAnnotation from "./server/pods/deprecatedAnnotation.ts";
import deprecatedNodeLabel from "./server/pods/deprecatedNodeLabel.ts";
import deprecatedVolume from "./server/pods/deprecatedVolume.ts";
import dnsConfig from "./server/pods/dnsConfig.ts";
import emptyChoice from "./server/pods/emptyChoice.ts";
import environmentFrom from "./server/pods/environmentFrom.ts";
import environmentSource from "./server/pods/environmentSource.ts";
import environmentVariable from "./server/pods/environmentVariable.ts";
import ephemeralContainer from "./server/pods/ephemeralContainer.ts";
import fractionalBytes from "./server/pods/fractionalBytes.ts";
import hiddenVariable from "./server/pods/hiddenVariable.ts";
import hostAlias from "./server/pods/hostAlias.ts";
import hostNamespaces from "./server/pods/hostNamespaces.ts";
import hostPort from "./server/pods/hostPort.ts";
import idleEntry from "./server/pods/idleEntry.ts";
import initContainer from "./server/pods/initContainer.ts";
import lifecycleHook from "./server/pods/lifecycleHook.ts";
import noContainers from "./server/pods/noContainers.ts";
import nodeAffinity from "./server/pods/nodeAffinity.ts";
import overlappingFiles from "./server/pods/overlappingFiles.ts";
import overlappingPorts from "./server/pods/overlappingPorts.ts";
import podAffinity from "./server/pods/podAffinity.ts";
import podAnnotation from "./server/pods/podAnnotation.ts";
import podDeadline from "./server/pods/podDeadline.ts";
import podGates from "./server/pods/podGates.ts";
import podHostname from "./server/pods/podHostname.ts";
import podOs from "./server/pods/podOs.ts";
import podReference from "./server/pods/podReference.ts";
import podResourceClaim from "./server/pods/podResourceClaim.ts";
import podResources from "./server/pods/podResources.ts";
import podVolumeSource from "./server/pods/podVolumeSource.ts";
import privilege from "./server/pods/privilege.ts";
import probe from "./server/pods/probe.ts";
import profileMismatch from "./server/pods/profileMismatch.ts";
import projectedVolume from "./server/pods/projectedVolume.ts";
import resizePolicy from "./server/pods/resizePolicy.ts";
import resourceClaims from "./server/pods/resourceClaims.ts";
import resourceRequests from "./server/pods/resourceRequests.ts";
import seLinuxPolicy from "./server/pods/seLinuxPolicy.ts";
import sysctls from "./server/pods/sysctls.ts";
import toleration from "./server/pods/toleration.ts";
import topologySpread from "./server/pods/topologySpread.ts";
import unknownVolume from "./server/pods/unknownVolume.ts";
import userIds from "./server/pods/userIds.ts";
import volumeDevice from "./server/pods/volumeDevice.ts";
import volumeFiles from "./server/pods/volumeFiles.ts";
import volumeMount from "./server/pods/volumeMount.ts";
import volumeName from "./server/pods/volumeName.ts";
import volumeType from "./server/pods/volumeType.ts";
import windowsOptions from "./server/pods/windowsOptions.ts";
import limitRangeBounds from "./server/policy/limitRangeBounds.ts";
import limitRangeType from "./server/policy/limitRangeType.ts";
import priorityClass from "./server/policy/priorityClass.ts";
import quotaResource from "./server/policy/quotaResource.ts";
import quotaScope from "./server/policy/quotaScope.ts";
import bindingSubject from "./server/rbac/bindingSubject.ts";
import incompletePolicyRule from "./server/rbac/incompletePolicyRule.ts";
import roleAggregation from "./server/rbac/roleAggregation.ts";
import roleReference from "./server/rbac/roleReference.ts";
import allowedTopology from "./server/storage/allowedTopology.ts";
import claimDataSource from "./server/storage/claimDataSource.ts";
import claimSelector from "./server/storage/claimSelector.ts";
import csiDriver from "./server/storage/csiDriver.ts";
import csiNode from "./server/storage/csiNode.ts";
import persistentVolumeAffinity from "./server/storage/persistentVolumeAffinity.ts";
import persistentVolumeSource from "./server/storage/persistentVolumeSource.ts";
import persistentVolumeType from "./server/storage/persistentVolumeType.ts";
import storageClass from "./server/storage/storageClass.ts";
import volumeAccessModes from "./server/storage/volumeAccessModes.ts";
import volumeAttachment from "./server/storage/volumeAttachment.ts";
import volumeClassName from "./server/storage/volumeClassName.ts";
import volumeSize from "./server/storage/volumeSize.ts";
import controllerRestartPolicy from "./server/workloads/controllerRestartPolicy.ts";
import controllerRevision from "./server/workloads/controllerRevision.ts";
import controllerSpec from "./server/workloads/controllerSpec.ts";
import cronJobName from "./server/workloads/cronJobName.ts";
import cronSchedule from "./server/workloads/cronSchedule.ts";
import emptySelector from "./server/workloads/emptySelector.ts";
import indexedJob from "./server/workloads/indexedJob.ts";
import jobFailurePolicy from "./server/workloads/jobFailurePolicy.ts";
import jobName from "./server/workloads/jobName.ts";
import jobRestartPolicy from "./server/workloads/jobRestartPolicy.ts";
import jobSelector from "./server/workloads/jobSelector.ts";
import jobSuccessPolicy from "./server/workloads/jobSuccessPolicy.ts";
import managedJob from "./server/workloads/managedJob.ts";
import negativeCount from "./server/workloads/negativeCount.ts";
import progressDeadline from "./server/workloads/progressDeadline.ts";
import selectorMismatch from "./server/workloads/selectorMismatch.ts";
import statefulSet from "./server/workloads/statefulSet.ts";
import unknownTimeZone from "./server/workloads/unknownTimeZone.ts";
import updateStrategy from "./server/workloads/updateStrategy.ts";
import workloadSelector from "./server/workloads/workloadSelector.ts";
import type { Rule } from "./rule.ts";

/** Every rule, in the order of their files. */
export const RULES: readonly Rule[] = [
  admissionRequestRule,
  admissionSelector,
  admissionWebhook,
  matchCondition,
  autoscalerMetric,
  disruptionBudget,
  scaleTarget,
  scalingBehavior,
  apiService,
  certificateSigningRequest,
  lease,
  nodePodRanges,
  nodeTaint,
  runtimeClass,
  configKeys,
  configSize,
  secretType,
  crdConversion,
  crdNames,
  crdPrinterColumn,
  crdProtectedGroup,
  crdScope,
  crdSelectableField,
  crdSubresources,
  crdVersions,
  schemaBranch,
  schemaKeyword,
  schemaListType,
  schemaValidation,
  structuralSchema,
  claimTemplateMetadata,
  deviceClass,
  deviceConfig,
  deviceConstraint,
  deviceCounter,
  deviceRequest,
  deviceSelector,
  deviceTaint,
  deviceToleration,
  resourceSlice,
  sliceDevice,
  flowRule,
  flowSchema,
  flowSubject,
  priorityLevel,
  negativeGeneration,
  objectAnnotations,
  objectFinalizers,
  objectLabels,
  objectName,
  objectNamespace,
  ownerReferences,
  endpointAddresses,
  endpointPorts,
  ingressBackend,
  ingressClass,
  ingressRules,
  ipAddressObject,
  networkPolicyPeer,
  networkPolicyPort,
  serviceAddresses,
  serviceBehavior,
  serviceCidr,
  servicePorts,
  serviceTypeFields,
  confinementProfile,
  containerImage,
  containerName,
  containerPort,
  containerResources,
  containerRestart,
  deprecatedAnnotation,
  deprecatedNodeLabel,
  deprecatedVolume,
  dnsConfig,
  emptyChoice,
  environmentFrom,
  environmentSource,
  environmentVariable,
  ephemeralContainer,
  fractionalBytes,
  hiddenVariable,
  hostAlias,
  hostNamespaces,
  hostPort,
  idleEntry,
  initContainer,
  lifecycleHook,
  noContainers,
  nodeAffinity,
  overlappingFiles,
  overlappingPorts,
  podAffinity,
  podAnnotation,
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
  limitRangeBounds,
  limitRangeType,
  priorityClass,
  quotaResource,
  quotaScope,
  bindingSubject,
  incompletePolicyRule,
  roleAggregation,
  roleReference,
  allowedTopology,
  claimDataSource,
  claimSelector,
  csiDriver,
  csiNode,
  persistentVolumeAffinity,
  persistentVolumeSource,
  persistentVolumeType,
  storageClass,
  volumeAccessModes,
  volumeAttachment,
  volumeClassName,
  volumeSize,
  controllerRestartPolicy,
  controllerRevision,
  controllerSpec,
  cronJobName,
  cronSchedule,
  emptySelector,
  indexedJob,
  jobFailurePolicy,
  jobName,
  jobRestartPolicy,
  jobSelector,
  jobSuccessPolicy,
  managedJob,
  negativeCount,
  progressDeadline,
  selectorMismatch,
  statefulSet,
  unknownTimeZone,
  updateStrategy,
  workloadSelector,
];
