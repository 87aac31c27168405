import { UNKNOWN, type CelValue } from "../../cel/value.ts";
import { imageReference } from "../../formats/imageReference.ts";
import type { JsonObject } from "../../schema/jsonValue.ts";
import type { Schema } from "../../schema/schema.ts";

/**
 * What the API server puts where a field of a built-in type is missing: a JSON value, whose own fields get their defaults
 * next; `UNKNOWN` where the value, or whether there is one, depends on what only a cluster knows; or a function of the
 * object that lacks the field. A struct that is never left out of an answer is `{}`.
 */
export type Default = JsonObject | CelValue | ((owner: JsonObject) => unknown);

type Fields = Readonly<Record<string, Default>>;

const podSpec: Fields = {
  restartPolicy: "Always",
  dnsPolicy: "ClusterFirst",
  schedulerName: "default-scheduler",
  securityContext: {},
  terminationGracePeriodSeconds: 30,
  // The old name of the field and the new one are kept alike.
  serviceAccount: ({ serviceAccountName }) => serviceAccountName,
  serviceAccountName: ({ serviceAccount }) => serviceAccount,
};

const matchResources: Fields = { matchPolicy: "Equivalent", namespaceSelector: {}, objectSelector: {} };
const webhook: Fields = { ...matchResources, failurePolicy: "Fail", timeoutSeconds: 10 };
const deviceRequest: Fields = {
  allocationMode: "ExactCount",
  count: ({ allocationMode = "ExactCount" }) => (allocationMode === "ExactCount" ? 1 : undefined),
};
const scaler: Fields = { minReplicas: 1, metrics: UNKNOWN };
const files: Fields = { defaultMode: 420 };

/**
 * By type. Only what the server does for every object of the type: a template of a pod is no pod.
 *
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/
 */
const OF_TYPE: Readonly<Record<string, Fields>> = {
  "admissionregistration.v1.MatchResources": matchResources,
  "admissionregistration.v1.MutatingWebhook": { ...webhook, reinvocationPolicy: "Never" },
  "admissionregistration.v1.NamedRuleWithOperations": { scope: "*" },
  "admissionregistration.v1.RuleWithOperations": { scope: "*" },
  "admissionregistration.v1.ServiceReference": { port: 443 },
  "admissionregistration.v1.ValidatingAdmissionPolicySpec": { failurePolicy: "Fail" },
  "admissionregistration.v1.ValidatingWebhook": webhook,
  "apps.v1.DaemonSetSpec": { revisionHistoryLimit: 10, updateStrategy: {} },
  "apps.v1.DaemonSetUpdateStrategy": { type: "RollingUpdate", rollingUpdate: whenRolling },
  "apps.v1.DeploymentSpec": {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: {},
  },
  "apps.v1.DeploymentStrategy": { type: "RollingUpdate", rollingUpdate: whenRolling },
  "apps.v1.ReplicaSetSpec": { replicas: 1 },
  "apps.v1.RollingUpdateDaemonSet": { maxUnavailable: 1, maxSurge: 0 },
  "apps.v1.RollingUpdateDeployment": { maxUnavailable: "25%", maxSurge: "25%" },
  "apps.v1.RollingUpdateStatefulSetStrategy": { partition: 0 },
  "apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy": {
    whenDeleted: "Retain",
    whenScaled: "Retain",
  },
  "apps.v1.StatefulSetSpec": {
    replicas: 1,
    revisionHistoryLimit: 10,
    podManagementPolicy: "OrderedReady",
    persistentVolumeClaimRetentionPolicy: {},
    serviceName: "",
    updateStrategy: {},
  },
  "apps.v1.StatefulSetUpdateStrategy": { type: "RollingUpdate", rollingUpdate: whenRolling },
  "autoscaling.v1.HorizontalPodAutoscalerSpec": scaler,
  "autoscaling.v2.HPAScalingRules": {
    selectPolicy: "Max",
    policies: UNKNOWN,
    stabilizationWindowSeconds: UNKNOWN,
    tolerance: UNKNOWN,
  },
  "autoscaling.v2.HorizontalPodAutoscalerBehavior": { scaleUp: UNKNOWN, scaleDown: UNKNOWN },
  "autoscaling.v2.HorizontalPodAutoscalerSpec": scaler,
  "batch.v1.CronJobSpec": {
    concurrencyPolicy: "Allow",
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  },
  "batch.v1.JobTemplateSpec": { metadata: {} },
  "core.v1.ConfigMapVolumeSource": files,
  "core.v1.Container": {
    imagePullPolicy: pullPolicy,
    resources: {},
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
  },
  "core.v1.DownwardAPIVolumeSource": files,
  "core.v1.EndpointPort": { protocol: "TCP" },
  "core.v1.GRPCAction": { service: "" },
  "core.v1.HTTPGetAction": { scheme: "HTTP", path: "/" },
  "core.v1.HostPathVolumeSource": { type: "" },
  "core.v1.LimitRangeItem": { default: UNKNOWN, defaultRequest: UNKNOWN },
  "core.v1.ObjectFieldSelector": { apiVersion: "v1" },
  "core.v1.AzureFilePersistentVolumeSource": { secretNamespace: UNKNOWN },
  "core.v1.PersistentVolumeClaimSpec": {
    resources: {},
    volumeMode: "Filesystem",
    dataSource: ({ dataSourceRef }) => (dataSourceRef === undefined ? undefined : UNKNOWN),
    dataSourceRef: ({ dataSource }) => (dataSource === undefined ? undefined : UNKNOWN),
    storageClassName: UNKNOWN,
  },
  "core.v1.PersistentVolumeClaimTemplate": { metadata: {} },
  "core.v1.PersistentVolumeSpec": { persistentVolumeReclaimPolicy: "Retain", volumeMode: "Filesystem" },
  "core.v1.PodSpec": podSpec,
  "core.v1.PodTemplateSpec": { metadata: {} },
  "core.v1.Probe": { failureThreshold: 3, periodSeconds: 10, successThreshold: 1, timeoutSeconds: 1 },
  "core.v1.ProjectedVolumeSource": files,
  "core.v1.ReplicationControllerSpec": { replicas: 1, selector: UNKNOWN },
  "core.v1.ResourceQuota": { spec: {} },
  "core.v1.Secret": {
    type: "Opaque",
    data: ({ stringData }) => (stringData === undefined ? undefined : UNKNOWN),
  },
  "core.v1.SecretVolumeSource": files,
  "core.v1.ServiceAccountTokenProjection": { expirationSeconds: 3600 },
  "core.v1.ServicePort": { protocol: "TCP", nodePort: UNKNOWN, targetPort: ({ port }) => port },
  "core.v1.ServiceSpec": {
    allocateLoadBalancerNodePorts: UNKNOWN,
    clusterIP: UNKNOWN,
    clusterIPs: UNKNOWN,
    externalTrafficPolicy: UNKNOWN,
    healthCheckNodePort: UNKNOWN,
    internalTrafficPolicy: ({ type }) => (type === "ExternalName" ? undefined : "Cluster"),
    ipFamilies: UNKNOWN,
    ipFamilyPolicy: UNKNOWN,
    sessionAffinity: "None",
    sessionAffinityConfig: ({ sessionAffinity }) => (sessionAffinity === "ClientIP" ? UNKNOWN : undefined),
    type: "ClusterIP",
  },
  "core.v1.Volume": { emptyDir: (volume) => (Object.keys(volume).length > 1 ? undefined : {}) },
  "flowcontrol.v1.FlowSchemaSpec": { matchingPrecedence: 1000, distinguisherMethod: UNKNOWN },
  "flowcontrol.v1.LimitedPriorityLevelConfiguration": {
    nominalConcurrencyShares: 30,
    lendablePercent: 0,
    limitResponse: UNKNOWN,
  },
  "flowcontrol.v1.ExemptPriorityLevelConfiguration": {
    nominalConcurrencyShares: UNKNOWN,
    lendablePercent: UNKNOWN,
  },
  "flowcontrol.v1.QueuingConfiguration": { queues: 64, handSize: 8, queueLengthLimit: 50 },
  "flowcontrol.v1.ResourcePolicyRule": { namespaces: UNKNOWN },
  "networking.v1.IngressClassParametersReference": { scope: "Cluster" },
  // A cluster may have a class for those that name none.
  "networking.v1.IngressSpec": { ingressClassName: UNKNOWN },
  "networking.v1.NetworkPolicyPort": { protocol: "TCP" },
  "networking.v1.NetworkPolicySpec": { podSelector: {}, policyTypes: UNKNOWN },
  "rbac.v1.ClusterRole": { rules: UNKNOWN },
  "rbac.v1.Role": { rules: UNKNOWN },
  "rbac.v1.RoleRef": { apiGroup: "rbac.authorization.k8s.io" },
  "rbac.v1.Subject": { apiGroup: UNKNOWN },
  "resource.v1.DeviceClaim": { requests: UNKNOWN },
  "resource.v1.DeviceSubRequest": deviceRequest,
  "resource.v1.DeviceToleration": { operator: "Equal" },
  "resource.v1.ExactDeviceRequest": deviceRequest,
  "resource.v1.ResourceClaim": { spec: {} },
  "resource.v1.ResourceClaimSpec": { devices: {} },
  "resource.v1.ResourceClaimTemplateSpec": { metadata: {}, spec: {} },
  "scheduling.v1.PriorityClass": { preemptionPolicy: "PreemptLowerPriority" },
  "storage.v1.StorageClass": { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" },
};

/** By the field that holds a value of the type, where that changes what the server does with it. */
const AT_FIELD: Readonly<Record<string, Fields>> = {
  "apps.v1.StatefulSetSpec.volumeClaimTemplates": {
    apiVersion: "v1",
    kind: "PersistentVolumeClaim",
    status: UNKNOWN,
  },
  "batch.v1.Job.spec": {
    backoffLimit: ({ backoffLimitPerIndex }) => (backoffLimitPerIndex === undefined ? 6 : 2_147_483_647),
    completionMode: "NonIndexed",
    completions: ({ parallelism }) => (parallelism === undefined ? 1 : undefined),
    manualSelector: false,
    parallelism: 1,
    podReplacementPolicy: ({ podFailurePolicy }) =>
      podFailurePolicy === undefined ? "TerminatingOrFailed" : "Failed",
    selector: UNKNOWN,
    suspend: false,
  },
  // Admission gives every pod an account, its token and a priority.
  "core.v1.Pod.spec": {
    enableServiceLinks: true,
    imagePullSecrets: UNKNOWN,
    preemptionPolicy: UNKNOWN,
    priority: UNKNOWN,
    priorityClassName: UNKNOWN,
    serviceAccount: UNKNOWN,
    serviceAccountName: UNKNOWN,
    tolerations: UNKNOWN,
  },
};

/**
 * The default of a field that an object of a built-in type lacks; `undefined` when it stays away.
 * @param place `Type.field` of what holds the object
 */
export function defaultOf(owner: JsonObject, type: Schema, place: string, field: string): unknown {
  const stated = AT_FIELD[place]?.[field] ?? OF_TYPE[typeName(type)]?.[field];
  const found = typeof stated === "function" ? stated(owner) : stated;
  return found ?? type.properties.get(field)?.default;
}

/** `core.v1.PodSpec`. */
export function typeName({ definition = "" }: Schema): string {
  return definition.replace(/^io\.k8s\.(?:api\.)?/u, "");
}

function whenRolling({ type = "RollingUpdate" }: JsonObject): JsonObject | undefined {
  return type === "RollingUpdate" ? {} : undefined;
}

/** Source: https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function pullPolicy({ image }: JsonObject): unknown {
  if (typeof image !== "string") return UNKNOWN;
  if (imageReference(image) !== undefined) return "IfNotPresent";
  const name = image.slice(image.lastIndexOf("/") + 1);
  return name.includes("@") || !/^[^:]*(?::latest)?$/u.test(name) ? "IfNotPresent" : "Always";
}
