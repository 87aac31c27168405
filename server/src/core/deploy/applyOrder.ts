import type { ObjectReference } from "./deployable.ts";

/**
 * What others need comes first, what can refuse others comes last. Kinds that are not named, custom resources among them,
 * stand between: their definitions and namespaces are there, and webhooks do not answer yet.
 */
const first = [
  "Namespace",
  "CustomResourceDefinition",
  "PriorityClass",
  "StorageClass",
  "IngressClass",
  "RuntimeClass",
  "ResourceQuota",
  "LimitRange",
  "ServiceAccount",
  "ClusterRole",
  "ClusterRoleBinding",
  "Role",
  "RoleBinding",
  "Secret",
  "ConfigMap",
  "PersistentVolume",
  "PersistentVolumeClaim",
  "Service",
];
const last = [
  "APIService",
  "ValidatingAdmissionPolicy",
  "ValidatingAdmissionPolicyBinding",
  "MutatingAdmissionPolicy",
  "MutatingAdmissionPolicyBinding",
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
];

/** Objects in the order in which they are applied; the order of the text where the kinds do not decide. */
export function applyOrder<Reference extends ObjectReference>(
  objects: readonly Reference[],
): readonly Reference[] {
  return objects.toSorted((one, other) => rank(one) - rank(other));
}

/** Objects in the order in which they are deleted: what depends on others goes before them. */
export function deleteOrder<Reference extends ObjectReference>(
  objects: readonly Reference[],
): readonly Reference[] {
  return applyOrder(objects).toReversed();
}

function rank({ gvk }: ObjectReference): number {
  const early = first.indexOf(gvk.kind);
  if (early >= 0) return early - first.length;
  return last.indexOf(gvk.kind) + 1;
}
