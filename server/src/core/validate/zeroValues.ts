import type { Schema } from "../schema/schema.ts";

/**
 * Fields of built-in types that the published schema calls required, although the API server takes the zero value of
 * the Go type (an empty text, 0, false, an empty object) that stands in for an absent one. By type and field, from the
 * field's documentation in the API reference.
 */
const ZERO_IS_FINE: ReadonlySet<string> = new Set([
  "ConfigMapNodeConfigSource.kubeletConfigKey",
  "ConfigMapNodeConfigSource.name",
  "ConfigMapNodeConfigSource.namespace",
  "ControllerRevision.revision",
  "Counter.value",
  "CSINodeSpec.drivers",
  "CustomResourceDefinitionVersion.served",
  "CustomResourceDefinitionVersion.storage",
  "DeviceCapacity.value",
  "DeviceClass.spec",
  "Event.involvedObject",
  "EventSeries.count",
  "EventSeries.lastObservedTime",
  "HTTPHeader.value",
  "ISCSIPersistentVolumeSource.lun",
  "ISCSIVolumeSource.lun",
  "LimitRangeSpec.limits",
  // Only those of the object itself must be complete, which is for a rule to say: in templates nobody looks at them.
  "OwnerReference.apiVersion",
  "OwnerReference.kind",
  "OwnerReference.name",
  "OwnerReference.uid",
  "PreferredSchedulingTerm.preference",
  "ResourceClaim.spec",
  "ResourceClaimTemplate.spec",
  "ResourceClaimTemplateSpec.spec",
  "ResourcePool.generation",
  "ScaleIOPersistentVolumeSource.secretRef",
  "ScaleIOVolumeSource.secretRef",
  "SleepAction.seconds",
  "Sysctl.value",
  "TokenRequest.audience",
  // A data source that names no kind is dropped before it is validated.
  "TypedLocalObjectReference.kind",
  "TypedLocalObjectReference.name",
]);

/** Whether a field of that type may be absent, whatever `required` says. */
export function isZeroFine(owner: Schema, field: string): boolean {
  if (owner.origin !== "built-in" || owner.definition === undefined) return false;
  return ZERO_IS_FINE.has(`${owner.definition.slice(owner.definition.lastIndexOf(".") + 1)}.${field}`);
}
