import type { Schema } from "../../schema/schema.ts";
import { isInClaim } from "./customaryValues.ts";

/**
 * What people write, beyond what the API demands. Keyed by field name, not by type: custom resources carry their own
 * copies of pod templates, and a name says the same in all of them. A field that a type does not have is left out.
 */
const customary = new Map<string, readonly string[]>([
  ["containers", ["name", "image"]],
  ["initContainers", ["name", "image"]],
  ["ephemeralContainers", ["name", "image"]],
  ["ports", ["name", "containerPort", "port", "targetPort"]],
  ["env", ["name", "value"]],
  ["volumeMounts", ["name", "mountPath"]],
  ["volumes", ["name"]],
  ["livenessProbe", ["httpGet"]],
  ["readinessProbe", ["httpGet"]],
  ["startupProbe", ["httpGet"]],
  ["httpGet", ["path", "port"]],
  ["exec", ["command"]],
  ["resources", ["requests", "limits"]],
  ["tolerations", ["key", "operator", "effect"]],
  ["selector", ["matchLabels"]],
  ["labelSelector", ["matchLabels"]],
  ["podSelector", ["matchLabels"]],
  ["namespaceSelector", ["matchLabels"]],
  ["template", ["metadata", "spec"]],
  ["jobTemplate", ["spec"]],
  ["podTemplate", ["spec"]],
  ["workerTemplate", ["spec"]],
  ["leaderTemplate", ["spec"]],
  ["replicatedJobs", ["name", "replicas", "template"]],
  ["rollingUpdate", ["maxSurge", "maxUnavailable"]],
  ["rules", ["host", "http", "apiGroups", "resources", "verbs", "matches", "backendRefs"]],
  ["matches", ["path"]],
  ["backendRefs", ["name", "port"]],
  ["parentRefs", ["name"]],
  ["paths", ["path", "pathType", "backend"]],
  ["backend", ["service"]],
  ["service", ["name", "port"]],
  ["tls", ["hosts", "secretName"]],
  ["configMap", ["name"]],
  ["secret", ["secretName"]],
  ["configMapRef", ["name"]],
  ["secretRef", ["name"]],
  ["configMapKeyRef", ["name", "key"]],
  ["secretKeyRef", ["name", "key"]],
  ["fieldRef", ["fieldPath"]],
  ["imagePullSecrets", ["name"]],
  ["persistentVolumeClaim", ["claimName"]],
  ["volumeClaimTemplates", ["metadata", "spec"]],
  ["volumeClaimTemplate", ["spec"]],
  ["hostPath", ["path"]],
  ["scaleTargetRef", ["apiVersion", "kind", "name"]],
  ["roleRef", ["apiGroup", "kind", "name"]],
  ["subjects", ["kind", "name", "namespace"]],
  ["matchExpressions", ["key", "operator", "values"]],
  ["Master", ["replicas", "restartPolicy", "template"]],
  ["Chief", ["replicas", "restartPolicy", "template"]],
  ["Launcher", ["replicas", "restartPolicy", "template"]],
  ["Worker", ["replicas", "restartPolicy", "template"]],
  ["topologySpreadConstraints", ["labelSelector"]],
  ["restartPolicyRules", ["action", "exitCodes"]],
  ["exitCodes", ["operator", "values"]],
  ["envFrom", ["configMapRef"]],
  ["metrics", ["type", "resource"]],
  ["target", ["type", "averageUtilization"]],
  ["predictor", ["model"]],
  ["model", ["modelFormat", "storageUri"]],
  ["devices", ["requests"]],
  ["exactly", ["deviceClassName"]],
  ["metadata", ["name"]],
]);

/** Enough of an object to be useful when a type gives no hint which fields matter. */
const mainFields = ["replicas", "image", "model", "containers", "template", "selector"];

/** What a pod template shows of itself: its metadata needs labels, its spec containers. */
const insideTemplate = new Map<string, readonly string[]>([
  ["metadata", ["labels"]],
  ["spec", ["containers", "template"]],
]);

/** What the spec of a kind usually says although little of it is required. */
const specOfKind = new Map<string, readonly string[]>([
  ["Deployment", ["replicas", "selector", "template"]],
  ["ReplicaSet", ["replicas", "selector", "template"]],
  ["StatefulSet", ["serviceName", "replicas", "selector", "template"]],
  ["Service", ["selector", "ports"]],
  ["Ingress", ["rules"]],
  ["NetworkPolicy", ["podSelector", "policyTypes"]],
  ["PersistentVolumeClaim", ["accessModes", "resources"]],
  ["PersistentVolume", ["capacity", "accessModes", "nfs"]],
  ["HorizontalPodAutoscaler", ["scaleTargetRef", "minReplicas", "maxReplicas", "metrics"]],
  ["PodDisruptionBudget", ["minAvailable", "selector"]],
  ["ResourceQuota", ["hard"]],
  ["LimitRange", ["limits"]],
  ["JobSet", ["replicatedJobs"]],
  ["HTTPRoute", ["parentRefs", "rules"]],
  ["ResourceClaim", ["devices"]],
  ["RayCluster", ["headGroupSpec", "workerGroupSpecs"]],
  ["LeaderWorkerSet", ["replicas", "leaderWorkerTemplate"]],
]);

/**
 * The fields that a new object starts with: the customary ones in their usual order, then the other required ones, and
 * those of the first alternative when a type asks for one of several sets.
 * @param path the kind and the fields down to the one that holds the object, or the list of them
 */
export function startingFields(schema: Schema, path: readonly string[]): readonly string[] {
  const usual = fieldsByPlace(path) ?? customary.get(path.at(-1) ?? "") ?? [];
  const known = [...usual, ...schema.required, ...alternative(schema)].filter((field) =>
    schema.properties.has(field),
  );
  const first = (schema.minProperties ?? 0) > 0 ? [...schema.properties.keys()].slice(0, 1) : [];
  return known.length > 0 ? [...new Set(known)] : first;
}

/** Where the name of a field alone says too little. */
function fieldsByPlace(path: readonly string[]): readonly string[] | undefined {
  const name = path.at(-1) ?? "";
  const parent = path.at(-2) ?? "";
  if (name === "resources" && isInClaim(path)) return ["requests"];
  if (name === "port" && parent === "service") return ["number"];
  if (name === "path" && parent === "matches") return ["type", "value"];
  if (name === "requests" && parent === "devices") return ["name", "exactly", "deviceClassName"];
  if (name === "spec" && path.join(".") === "ResourceClaimTemplate.spec.spec")
    return specOfKind.get("ResourceClaim");
  if (name === "spec" && /olumeClaimTemplates?$/.test(parent)) return specOfKind.get("PersistentVolumeClaim");
  if (/[tT]emplates?$/.test(parent)) {
    const fields = insideTemplate.get(name);
    return name === "spec" && path.some((part) => /job/i.test(part))
      ? [...(fields ?? []), "restartPolicy"]
      : fields;
  }
  return name === "spec" ? specOfKind.get(parent) : undefined;
}

/** What stands at the root of a manifest beside apiVersion, kind and metadata. */
export function rootFields(schema: Schema): readonly string[] {
  const names = [
    ...schema.required,
    "spec",
    schema.properties.has("stringData") ? "stringData" : "data",
    "rules",
    "subjects",
  ];
  return [...new Set(names)].filter((name) => schema.properties.has(name) && !headFields.has(name));
}

const headFields = new Set(["apiVersion", "kind", "metadata"]);

/** For an object that must be there but could be empty: one or two fields that a reader would look for. */
export function leadingFields(schema: Schema): readonly string[] {
  return mainFields.filter((field) => schema.properties.has(field)).slice(0, 2);
}

function alternative(schema: Schema): readonly string[] {
  const choices = [schema.oneOf, schema.anyOf].flatMap((branches) => {
    if (branches === undefined || branches.some((branch) => branch.required.length === 0)) return [];
    return branches.slice(0, 1).map((branch) => branch.required);
  });
  return choices.flat();
}
