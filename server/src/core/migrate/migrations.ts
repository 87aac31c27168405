import { migrateAutoscaler } from "./autoscaler.ts";
import { migrateCustomResourceDefinition } from "./customResourceDefinition.ts";
import { migrateClaim, migrateClaimTemplate, migrateSlice } from "./devices.ts";
import { migratePriorityLevel } from "./flowControl.ts";
import { migrateIngress } from "./ingress.ts";
import type { Migration } from "./migration.ts";
import {
  migrateDisruptionBudget,
  migrateEndpointSlice,
  migrateRuntimeClass,
  migrateSigningRequest,
  sameFields,
} from "./simpleKinds.ts";
import { migrateWebhooks } from "./webhooks.ts";
import { migrateWorkload } from "./workload.ts";

/**
 * How objects of an old version become those of the version that replaces it, as `apiVersion kind`. A version that is
 * not listed here is left to its author.
 */
export const MIGRATIONS: ReadonlyMap<string, Migration> = new Map([
  ...same("extensions/v1beta1", "NetworkPolicy"),
  ...each(["extensions/v1beta1", "networking.k8s.io/v1beta1"], "Ingress", migrateIngress),
  ...each(["extensions/v1beta1"], "DaemonSet", migrateWorkload("OnDelete")),
  ...each(["apps/v1beta2"], "DaemonSet", migrateWorkload()),
  ...each(["extensions/v1beta1", "apps/v1beta1", "apps/v1beta2"], "Deployment", migrateWorkload()),
  ...each(["extensions/v1beta1", "apps/v1beta2"], "ReplicaSet", migrateWorkload()),
  ...each(["apps/v1beta1"], "StatefulSet", migrateWorkload("OnDelete")),
  ...each(["apps/v1beta2"], "StatefulSet", migrateWorkload()),
  ...each(["admissionregistration.k8s.io/v1beta1"], "MutatingWebhookConfiguration", migrateWebhooks),
  ...each(["admissionregistration.k8s.io/v1beta1"], "ValidatingWebhookConfiguration", migrateWebhooks),
  ...same("admissionregistration.k8s.io/v1alpha1", "ValidatingAdmissionPolicyBinding"),
  ...same(
    "admissionregistration.k8s.io/v1beta1",
    "ValidatingAdmissionPolicy",
    "ValidatingAdmissionPolicyBinding",
  ),
  ...each(["apiextensions.k8s.io/v1beta1"], "CustomResourceDefinition", migrateCustomResourceDefinition),
  ...same("apiregistration.k8s.io/v1beta1", "APIService"),
  ...each(["autoscaling/v2beta1"], "HorizontalPodAutoscaler", migrateAutoscaler),
  ...same("autoscaling/v2beta2", "HorizontalPodAutoscaler"),
  ...each(["batch/v1beta1", "batch/v2alpha1"], "CronJob", sameFields),
  ...each(["certificates.k8s.io/v1beta1"], "CertificateSigningRequest", migrateSigningRequest),
  ...same("coordination.k8s.io/v1beta1", "Lease"),
  ...each(["discovery.k8s.io/v1beta1"], "EndpointSlice", migrateEndpointSlice),
  ...each(["v1beta1", "v1beta2", "v1beta3"].map(flow), "FlowSchema", sameFields),
  ...each(["v1beta1", "v1beta2", "v1beta3"].map(flow), "PriorityLevelConfiguration", migratePriorityLevel),
  ...same("networking.k8s.io/v1beta1", "IngressClass", "IPAddress", "ServiceCIDR"),
  ...same("networking.k8s.io/v1alpha1", "ServiceCIDR"),
  ...each(["node.k8s.io/v1alpha1"], "RuntimeClass", migrateRuntimeClass),
  ...same("node.k8s.io/v1beta1", "RuntimeClass"),
  ...each(["policy/v1beta1"], "PodDisruptionBudget", migrateDisruptionBudget),
  ...same("rbac.authorization.k8s.io/v1alpha1", "ClusterRole", "Role"),
  ...same("rbac.authorization.k8s.io/v1beta1", "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"),
  ...each(["resource.k8s.io/v1beta1"], "ResourceClaim", migrateClaim),
  ...each(["resource.k8s.io/v1beta1"], "ResourceClaimTemplate", migrateClaimTemplate),
  ...each(["resource.k8s.io/v1beta1"], "ResourceSlice", migrateSlice),
  ...same("resource.k8s.io/v1beta1", "DeviceClass"),
  ...same(
    "resource.k8s.io/v1beta2",
    "DeviceClass",
    "ResourceClaim",
    "ResourceClaimTemplate",
    "ResourceSlice",
  ),
  ...same("scheduling.k8s.io/v1alpha1", "PriorityClass"),
  ...same("scheduling.k8s.io/v1beta1", "PriorityClass"),
  ...same("storage.k8s.io/v1beta1", "CSIDriver", "CSINode", "CSIStorageCapacity", "StorageClass"),
  ...same("storage.k8s.io/v1beta1", "VolumeAttachment", "VolumeAttributesClass"),
]);

function each(
  apiVersions: readonly string[],
  kind: string,
  migration: Migration,
): readonly (readonly [string, Migration])[] {
  return apiVersions.map((apiVersion) => [`${apiVersion} ${kind}`, migration] as const);
}

function same(apiVersion: string, ...kinds: readonly string[]): readonly (readonly [string, Migration])[] {
  return kinds.flatMap((kind) => each([apiVersion], kind, sameFields));
}

function flow(version: string): string {
  return `flowcontrol.apiserver.k8s.io/${version}`;
}
