import { toApiVersion } from "./apiVersion.ts";
import type { GroupVersionKind } from "./manifest.ts";

/** What became of a version of a built-in API. Minor versions of Kubernetes 1. */
export interface ApiLifetime {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  readonly deprecated: number;
  /** The first version that does not serve it; absent when none is announced. */
  readonly removed?: number;
  /** Where the objects live on: `apps/v1`, or `discovery.k8s.io/v1 EndpointSlice` under another name. */
  readonly replacement?: string;
}

const WEBHOOKS = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"];
const VALIDATING_POLICIES = ["ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding"];
const MUTATING_POLICIES = ["MutatingAdmissionPolicy", "MutatingAdmissionPolicyBinding"];
const ROLES = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];
const FLOW = ["FlowSchema", "PriorityLevelConfiguration"];
const DEVICES = ["DeviceClass", "ResourceClaim", "ResourceClaimTemplate", "ResourceSlice"];
const REVIEWS = [
  "LocalSubjectAccessReview",
  "SelfSubjectAccessReview",
  "SelfSubjectRulesReview",
  "SubjectAccessReview",
];

/**
 * Versions that were removed or are deprecated, group by group.
 *
 * Source: https://kubernetes.io/docs/reference/using-api/deprecation-guide/ and, for versions that it does not list, the
 * API references of Kubernetes 1.30 to 1.36.
 */
const LIFETIMES: readonly ApiLifetime[] = [
  // apiVersion, kinds, deprecated, removed, replacement
  api("v1", ["ComponentStatus"], 19),
  api("v1", ["Endpoints"], 33, undefined, "discovery.k8s.io/v1 EndpointSlice"),

  api("extensions/v1beta1", ["DaemonSet", "Deployment", "ReplicaSet"], 9, 16, "apps/v1"),
  api("extensions/v1beta1", ["Ingress"], 14, 22, "networking.k8s.io/v1"),
  api("extensions/v1beta1", ["NetworkPolicy"], 9, 16, "networking.k8s.io/v1"),
  api("extensions/v1beta1", ["PodSecurityPolicy"], 11, 16),
  api("apps/v1beta1", ["Deployment", "StatefulSet", "ControllerRevision"], 9, 16, "apps/v1"),
  api(
    "apps/v1beta2",
    ["DaemonSet", "Deployment", "ReplicaSet", "StatefulSet", "ControllerRevision"],
    9,
    16,
    "apps/v1",
  ),

  api("admissionregistration.k8s.io/v1beta1", WEBHOOKS, 16, 22, "admissionregistration.k8s.io/v1"),
  api(
    "admissionregistration.k8s.io/v1alpha1",
    VALIDATING_POLICIES,
    29,
    32,
    "admissionregistration.k8s.io/v1",
  ),
  api("admissionregistration.k8s.io/v1beta1", VALIDATING_POLICIES, 31, 34, "admissionregistration.k8s.io/v1"),
  api("admissionregistration.k8s.io/v1alpha1", MUTATING_POLICIES, 35, 38, "admissionregistration.k8s.io/v1"),
  api("apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"], 16, 22, "apiextensions.k8s.io/v1"),
  api("apiregistration.k8s.io/v1beta1", ["APIService"], 19, 22, "apiregistration.k8s.io/v1"),
  api("authentication.k8s.io/v1beta1", ["TokenReview"], 19, 22, "authentication.k8s.io/v1"),
  api("authentication.k8s.io/v1beta1", ["SelfSubjectReview"], 28, 33, "authentication.k8s.io/v1"),
  api("authorization.k8s.io/v1beta1", REVIEWS, 19, 22, "authorization.k8s.io/v1"),
  api("autoscaling/v2beta1", ["HorizontalPodAutoscaler"], 22, 25, "autoscaling/v2"),
  api("autoscaling/v2beta2", ["HorizontalPodAutoscaler"], 23, 26, "autoscaling/v2"),
  api("batch/v2alpha1", ["CronJob"], 20, 21, "batch/v1"),
  api("batch/v1beta1", ["CronJob"], 21, 25, "batch/v1"),
  api("certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], 19, 22, "certificates.k8s.io/v1"),
  api("coordination.k8s.io/v1beta1", ["Lease"], 19, 22, "coordination.k8s.io/v1"),
  api("discovery.k8s.io/v1beta1", ["EndpointSlice"], 21, 25, "discovery.k8s.io/v1"),
  api("events.k8s.io/v1beta1", ["Event"], 22, 25, "events.k8s.io/v1"),
  api("flowcontrol.apiserver.k8s.io/v1beta1", FLOW, 23, 26, "flowcontrol.apiserver.k8s.io/v1"),
  api("flowcontrol.apiserver.k8s.io/v1beta2", FLOW, 26, 29, "flowcontrol.apiserver.k8s.io/v1"),
  api("flowcontrol.apiserver.k8s.io/v1beta3", FLOW, 29, 32, "flowcontrol.apiserver.k8s.io/v1"),
  api("networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], 19, 22, "networking.k8s.io/v1"),
  api("networking.k8s.io/v1alpha1", ["IPAddress", "ServiceCIDR"], 30, 31, "networking.k8s.io/v1"),
  api("networking.k8s.io/v1beta1", ["IPAddress", "ServiceCIDR"], 34, 37, "networking.k8s.io/v1"),
  api("node.k8s.io/v1alpha1", ["RuntimeClass"], 20, 24, "node.k8s.io/v1"),
  api("node.k8s.io/v1beta1", ["RuntimeClass"], 22, 25, "node.k8s.io/v1"),
  api("policy/v1beta1", ["PodDisruptionBudget"], 21, 25, "policy/v1"),
  api("policy/v1beta1", ["PodSecurityPolicy"], 21, 25),
  api("rbac.authorization.k8s.io/v1alpha1", ROLES, 17, 23, "rbac.authorization.k8s.io/v1"),
  api("rbac.authorization.k8s.io/v1beta1", ROLES, 17, 22, "rbac.authorization.k8s.io/v1"),
  api("resource.k8s.io/v1alpha2", [...DEVICES.slice(1), "PodSchedulingContext", "ResourceClass"], 30, 31),
  api("resource.k8s.io/v1alpha3", DEVICES, 32, 34, "resource.k8s.io/v1"),
  api("resource.k8s.io/v1beta1", DEVICES, 35, 38, "resource.k8s.io/v1"),
  api("resource.k8s.io/v1beta2", DEVICES, 36, 39, "resource.k8s.io/v1"),
  api("scheduling.k8s.io/v1alpha1", ["PriorityClass"], 14, 22, "scheduling.k8s.io/v1"),
  api("scheduling.k8s.io/v1beta1", ["PriorityClass"], 14, 22, "scheduling.k8s.io/v1"),
  api("settings.k8s.io/v1alpha1", ["PodPreset"], 17, 20),
  api("storage.k8s.io/v1alpha1", ["VolumeAttachment"], 21, 24, "storage.k8s.io/v1"),
  api(
    "storage.k8s.io/v1beta1",
    ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"],
    19,
    22,
    "storage.k8s.io/v1",
  ),
  api("storage.k8s.io/v1beta1", ["CSIStorageCapacity"], 24, 27, "storage.k8s.io/v1"),
  api("storage.k8s.io/v1alpha1", ["VolumeAttributesClass"], 31, 35, "storage.k8s.io/v1"),
  api("storage.k8s.io/v1beta1", ["VolumeAttributesClass"], 34, 37, "storage.k8s.io/v1"),
];

function api(
  apiVersion: string,
  kinds: readonly string[],
  deprecated: number,
  removed?: number,
  replacement?: string,
): ApiLifetime {
  return {
    apiVersion,
    kinds,
    deprecated,
    ...(removed === undefined ? {} : { removed }),
    ...(replacement === undefined ? {} : { replacement }),
  };
}

const BY_KIND: ReadonlyMap<string, ApiLifetime> = new Map(
  LIFETIMES.flatMap((lifetime) =>
    lifetime.kinds.map((kind) => [`${lifetime.apiVersion}/${kind}`, lifetime] as const),
  ),
);

/** What became of a version; `undefined` when nothing is known to have. */
export function lifetimeOf(gvk: GroupVersionKind): ApiLifetime | undefined {
  return BY_KIND.get(`${toApiVersion(gvk)}/${gvk.kind}`);
}

/** Whether Kubernetes 1.`minor` does not serve it any more. */
export function isRemoved({ removed }: ApiLifetime, minor: number): boolean {
  return removed !== undefined && minor >= removed;
}

/** Whether a text may hold objects of such versions. Cheap, so that most files need not be read any further. */
export function mayBeOutdated(text: string): boolean {
  return LIFETIMES.some(
    ({ apiVersion, kinds }) => text.includes(apiVersion) && kinds.some((kind) => text.includes(kind)),
  );
}
