import type { Schema } from "../schema/schema.ts";

/**
 * Fields of built-in types in which an empty text is a value like any other, and no allowed one: Go keeps them as pointers, so
 * that only what is absent takes the default, or the API server has no default for them. By type and field, from the fields'
 * documentation in the API reference ("optional, defaults to") and what the API server answers.
 */
const EMPTY_IS_A_VALUE: ReadonlySet<string> = new Set([
  "admissionregistration.v1.MatchResources.matchPolicy",
  "admissionregistration.v1.MutatingAdmissionPolicySpec.failurePolicy",
  "admissionregistration.v1.MutatingWebhook.failurePolicy",
  "admissionregistration.v1.MutatingWebhook.matchPolicy",
  "admissionregistration.v1.MutatingWebhook.reinvocationPolicy",
  "admissionregistration.v1.MutatingWebhook.sideEffects",
  "admissionregistration.v1.NamedRuleWithOperations.scope",
  "admissionregistration.v1.RuleWithOperations.scope",
  "admissionregistration.v1.ValidatingAdmissionPolicySpec.failurePolicy",
  "admissionregistration.v1.ValidatingWebhook.failurePolicy",
  "admissionregistration.v1.ValidatingWebhook.matchPolicy",
  "admissionregistration.v1.ValidatingWebhook.sideEffects",
  "batch.v1.JobSpec.completionMode",
  "batch.v1.JobSpec.podReplacementPolicy",
  "core.v1.AzureDiskVolumeSource.cachingMode",
  "core.v1.AzureDiskVolumeSource.kind",
  "core.v1.PersistentVolumeClaimSpec.volumeMode",
  "core.v1.PersistentVolumeSpec.volumeMode",
  "core.v1.PodSecurityContext.fsGroupChangePolicy",
  "core.v1.PodSecurityContext.seLinuxChangePolicy",
  "core.v1.PodSecurityContext.supplementalGroupsPolicy",
  "core.v1.PodSpec.preemptionPolicy",
  "core.v1.ScopedResourceSelectorRequirement.operator",
  "core.v1.SecurityContext.procMount",
  "core.v1.ServiceSpec.internalTrafficPolicy",
  "core.v1.ServiceSpec.ipFamilyPolicy",
  "core.v1.TopologySpreadConstraint.nodeAffinityPolicy",
  "core.v1.TopologySpreadConstraint.nodeTaintsPolicy",
  "core.v1.TopologySpreadConstraint.whenUnsatisfiable",
  "core.v1.VolumeMount.mountPropagation",
  "discovery.v1.EndpointPort.protocol",
  "discovery.v1.EndpointSlice.addressType",
  "networking.v1.HTTPIngressPath.pathType",
  "networking.v1.NetworkPolicyPort.protocol",
  "scheduling.v1.PriorityClass.preemptionPolicy",
  "storage.v1.StorageClass.volumeBindingMode",
]);

/** Whether an empty text in a field of that type is wrong, not merely "not set". */
export function isEmptyAValue(owner: Schema | undefined, field: string): boolean {
  const type = owner?.definition?.replace(/^io\.k8s\.api\./u, "") ?? "";
  return EMPTY_IS_A_VALUE.has(`${type}.${field}`);
}
