import type { Schema } from "../../schema/schema.ts";
import { typeName } from "./defaults.ts";

/**
 * Fields of built-in types for which the server tells the zero value (`false`, 0, an empty text) from no value at all. Of
 * any other optional field it forgets a zero: the object that policies see may lack it.
 *
 * Source: https://github.com/kubernetes/community/blob/master/contributors/devel/sig-architecture/api-conventions.md#optional-vs-required
 */
const KEPT: ReadonlySet<string> = new Set([
  "apps.v1.DaemonSetSpec.revisionHistoryLimit",
  "apps.v1.DeploymentSpec.progressDeadlineSeconds",
  "apps.v1.DeploymentSpec.replicas",
  "apps.v1.DeploymentSpec.revisionHistoryLimit",
  "apps.v1.ReplicaSetSpec.replicas",
  "apps.v1.RollingUpdateStatefulSetStrategy.partition",
  "apps.v1.StatefulSetSpec.replicas",
  "apps.v1.StatefulSetSpec.revisionHistoryLimit",
  "autoscaling.v1.HorizontalPodAutoscalerSpec.minReplicas",
  "autoscaling.v2.HPAScalingRules.stabilizationWindowSeconds",
  "autoscaling.v2.HorizontalPodAutoscalerSpec.minReplicas",
  "batch.v1.CronJobSpec.failedJobsHistoryLimit",
  "batch.v1.CronJobSpec.startingDeadlineSeconds",
  "batch.v1.CronJobSpec.successfulJobsHistoryLimit",
  "batch.v1.CronJobSpec.suspend",
  "batch.v1.JobSpec.activeDeadlineSeconds",
  "batch.v1.JobSpec.backoffLimit",
  "batch.v1.JobSpec.backoffLimitPerIndex",
  "batch.v1.JobSpec.completions",
  "batch.v1.JobSpec.manualSelector",
  "batch.v1.JobSpec.maxFailedIndexes",
  "batch.v1.JobSpec.parallelism",
  "batch.v1.JobSpec.suspend",
  "batch.v1.JobSpec.ttlSecondsAfterFinished",
  "core.v1.ConfigMap.immutable",
  "core.v1.ConfigMapKeySelector.optional",
  "core.v1.ConfigMapVolumeSource.optional",
  "core.v1.PersistentVolumeClaimSpec.storageClassName",
  "core.v1.PodSecurityContext.fsGroup",
  "core.v1.PodSecurityContext.runAsGroup",
  "core.v1.PodSecurityContext.runAsNonRoot",
  "core.v1.PodSecurityContext.runAsUser",
  "core.v1.PodSpec.activeDeadlineSeconds",
  "core.v1.PodSpec.automountServiceAccountToken",
  "core.v1.PodSpec.enableServiceLinks",
  "core.v1.PodSpec.hostUsers",
  "core.v1.PodSpec.priority",
  "core.v1.PodSpec.setHostnameAsFQDN",
  "core.v1.PodSpec.shareProcessNamespace",
  "core.v1.PodSpec.terminationGracePeriodSeconds",
  "core.v1.ReplicationControllerSpec.replicas",
  "core.v1.Secret.immutable",
  "core.v1.SecretKeySelector.optional",
  "core.v1.SecretVolumeSource.optional",
  "core.v1.SecurityContext.allowPrivilegeEscalation",
  "core.v1.SecurityContext.privileged",
  "core.v1.SecurityContext.readOnlyRootFilesystem",
  "core.v1.SecurityContext.runAsGroup",
  "core.v1.SecurityContext.runAsNonRoot",
  "core.v1.SecurityContext.runAsUser",
  "core.v1.ServiceAccount.automountServiceAccountToken",
  "core.v1.ServiceSpec.allocateLoadBalancerNodePorts",
  "core.v1.Toleration.tolerationSeconds",
  "flowcontrol.v1.LimitedPriorityLevelConfiguration.lendablePercent",
  "storage.v1.StorageClass.allowVolumeExpansion",
]);

/** Whether nobody but the server knows if a field that is set to this value is still there afterwards. */
export function mayBeForgotten(value: unknown, owner: Schema, field: string): boolean {
  const type = owner.properties.get(field);
  // A struct that is set is kept, and so is what may be a number or a text.
  if (type === undefined || !isZero(value, type) || type.type === "int-or-string") return false;
  // An empty list that must be there may become `null`.
  const isRequired = owner.required.includes(field) && !Array.isArray(value);
  return !isRequired && !KEPT.has(`${typeName(owner)}.${field}`);
}

function isZero(value: unknown, { additionalProperties }: Schema): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (typeof value === "object" && value !== null)
    return additionalProperties !== undefined && Object.keys(value).length === 0;
  return value === false || value === 0 || value === "";
}
