import { UNKNOWN } from "../../cel/value.ts";
import type { GroupVersionKind } from "../../manifest/manifest.ts";
import { isObject, listAt, objectAt, textAt, type JsonObject } from "../../schema/jsonValue.ts";
import { labelsOf } from "../labels.ts";
import { nameLabel } from "../request.ts";

/** The built-in kinds whose defaults are all known, as `group/Kind`. */
export const COMPLETED_KINDS: ReadonlySet<string> = new Set([
  "/ConfigMap",
  "/Namespace",
  "/PersistentVolume",
  "/PersistentVolumeClaim",
  "/Pod",
  "/ReplicationController",
  "/ResourceQuota",
  "/Secret",
  "/Service",
  "/ServiceAccount",
  "admissionregistration.k8s.io/MutatingWebhookConfiguration",
  "admissionregistration.k8s.io/ValidatingWebhookConfiguration",
  "apps/DaemonSet",
  "apps/Deployment",
  "apps/ReplicaSet",
  "apps/StatefulSet",
  "autoscaling/HorizontalPodAutoscaler",
  "batch/CronJob",
  "batch/Job",
  "networking.k8s.io/Ingress",
  "networking.k8s.io/IngressClass",
  "networking.k8s.io/NetworkPolicy",
  "policy/PodDisruptionBudget",
  "rbac.authorization.k8s.io/ClusterRole",
  "rbac.authorization.k8s.io/ClusterRoleBinding",
  "rbac.authorization.k8s.io/Role",
  "rbac.authorization.k8s.io/RoleBinding",
  "resource.k8s.io/ResourceClaim",
  "resource.k8s.io/ResourceClaimTemplate",
  "scheduling.k8s.io/PriorityClass",
  "storage.k8s.io/StorageClass",
]);

/** What the server does to objects of one kind that it does not do to their types elsewhere. */
export function completeKind({ group, kind }: GroupVersionKind, object: JsonObject): JsonObject {
  switch (`${group}/${kind}`) {
    case "/LimitRange":
      return mapField(object, "spec", (spec) => ({ ...spec, limits: UNKNOWN }));
    case "/Namespace":
      return withMetadata({ spec: { finalizers: ["kubernetes"] }, ...object }, "labels", {
        [nameLabel]: textAt(objectAt(object, "metadata") ?? {}, "name") ?? UNKNOWN,
        ...Object.fromEntries(labelsOf(object)),
      });
    case "/Node":
      return mapField(object, "spec", (spec) => ({ ...spec, configSource: UNKNOWN }));
    case "/PersistentVolume":
    case "/PersistentVolumeClaim":
      return withMetadata(object, "finalizers", UNKNOWN);
    case "/Pod":
      return mapField(object, "spec", completePod);
    case "/ReplicationController":
      return withMetadata(
        object,
        "labels",
        objectAt(objectAt(object, "metadata") ?? {}, "labels") ?? UNKNOWN,
      );
    case "/Secret":
      // Its values are in `data` by then.
      return { ...object, stringData: UNKNOWN };
    case "apps/DaemonSet": {
      const stated = objectAt(objectAt(object, "metadata") ?? {}, "annotations") ?? {};
      return withMetadata(object, "annotations", {
        "deprecated.daemonset.template.generation": "1",
        ...stated,
      });
    }
    case "batch/Job":
      return withMetadata(
        mapField(object, "spec", (spec) =>
          mapField(spec, "template", (template) => withMetadata(template, "labels", UNKNOWN)),
        ),
        "labels",
        objectAt(objectAt(object, "metadata") ?? {}, "labels") ?? UNKNOWN,
      );
    default:
      return object;
  }
}

/** Limits stand in for requests; admission mounts the token of the pod's account and applies limit ranges. */
function completePod(spec: JsonObject): JsonObject {
  const filled = ["containers", "initContainers"].map((list) => [list, listAt(spec, list)] as const);
  return {
    ...spec,
    volumes: [...listAt(spec, "volumes"), UNKNOWN],
    ...Object.fromEntries(
      filled.flatMap(([list, containers]) =>
        containers.length === 0
          ? []
          : [[list, containers.map((one) => (isObject(one) ? completeContainer(one) : one))]],
      ),
    ),
  };
}

function completeContainer(container: JsonObject): JsonObject {
  return {
    ...mapField(container, "resources", (resources) => {
      const limits = objectAt(resources, "limits");
      const requests = objectAt(resources, "requests");
      const isStated = limits !== undefined || requests !== undefined;
      return {
        ...resources,
        limits: limits === undefined ? UNKNOWN : { ...OPEN_AMOUNTS, ...limits },
        requests: isStated ? { ...OPEN_AMOUNTS, ...limits, ...requests } : UNKNOWN,
      };
    }),
    volumeMounts: [...listAt(container, "volumeMounts"), UNKNOWN],
  };
}

/** What a limit range of the namespace may add to each container. */
const OPEN_AMOUNTS: JsonObject = { cpu: UNKNOWN, memory: UNKNOWN, "ephemeral-storage": UNKNOWN };

function withMetadata(object: JsonObject, field: string, value: unknown): JsonObject {
  return { ...object, metadata: { ...objectAt(object, "metadata"), [field]: value } };
}

function mapField(object: JsonObject, field: string, change: (value: JsonObject) => JsonObject): JsonObject {
  const value = objectAt(object, field);
  return value === undefined || value === UNKNOWN ? object : { ...object, [field]: change(value) };
}
