import type { Schema } from "../../schema/schema.ts";

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
  ["metrics", ["type", "resource"]],
  ["metadata", ["name"]],
]);

/** Enough of an object to be useful when a type gives no hint which fields matter. */
const mainFields = ["replicas", "image", "model", "containers", "template", "selector"];

/** What a pod template shows of itself: its metadata needs labels, its spec containers. */
const insideTemplate = new Map<string, readonly string[]>([
  ["metadata", ["labels"]],
  ["spec", ["containers", "template", "accessModes", "resources"]],
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
  ["HorizontalPodAutoscaler", ["scaleTargetRef", "minReplicas", "maxReplicas", "metrics"]],
  ["PodDisruptionBudget", ["minAvailable", "selector"]],
  ["ResourceQuota", ["hard"]],
  ["LimitRange", ["limits"]],
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
  return [...new Set(known)];
}

function fieldsByPlace(path: readonly string[]): readonly string[] | undefined {
  const name = path.at(-1) ?? "";
  const parent = path.at(-2) ?? "";
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

const headFields = new Set(["apiVersion", "kind", "metadata", "status"]);

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

/** Stands for the application wherever its name and its labels have to agree. */
export const appName = "my-app";

/** Entries that a new map starts with. */
const customaryEntries = new Map<string, readonly (readonly [key: string, value: string])[]>([
  [
    "limits",
    [
      ["cpu", "500m"],
      ["memory", "512Mi"],
    ],
  ],
  [
    "requests",
    [
      ["cpu", "100m"],
      ["memory", "256Mi"],
    ],
  ],
  ["matchLabels", [["app.kubernetes.io/name", appName]]],
  ["labels", [["app.kubernetes.io/name", appName]]],
  ["selector", [["app.kubernetes.io/name", appName]]],
  ["nodeSelector", [["kubernetes.io/os", "linux"]]],
  [
    "hard",
    [
      ["requests.cpu", "4"],
      ["requests.memory", "8Gi"],
    ],
  ],
  ["capacity", [["storage", "10Gi"]]],
]);

/** In a claim the only resource is storage; everywhere else a container's. @param path as for `startingFields` */
export function startingEntries(path: readonly string[]): readonly (readonly [string, string])[] {
  const name = path.at(-1) ?? "";
  if (name === "requests" && /olumeClaim|PersistentVolume|storage/.test(path.join(".")))
    return [["storage", "10Gi"]];
  return customaryEntries.get(name) ?? [];
}

const samples = new Map<string, string | number>([
  ["image", "example.com/app:1.0"],
  ["mountPath", "/data"],
  ["path", "/"],
  ["port", 80],
  ["containerPort", 8080],
  ["targetPort", 8080],
  ["number", 80],
  ["schedule", "0 3 * * *"],
  ["operator", "Exists"],
  ["apiGroups", ""],
  ["resources", "pods"],
  ["verbs", "get"],
  ["apiGroup", "rbac.authorization.k8s.io"],
  ["fieldPath", "metadata.name"],
  ["topologyKey", "kubernetes.io/hostname"],
  ["storage", "10Gi"],
  ["host", "example.com"],
  ["hosts", "example.com"],
  ["pathType", "Prefix"],
  ["policyTypes", "Ingress"],
  ["accessModes", "ReadWriteOnce"],
  ["apiVersion", "v1"],
  ["kind", "Pod"],
  ["replicas", 1],
  ["minReplicas", 1],
  ["maxReplicas", 3],
  ["storageUri", "hf://org/model"],
  ["url", "https://example.com"],
]);

/** A value to start from. A Pod of a Job may not restart for ever. @param path as for `startingFields` */
export function sampleFor(path: readonly string[]): string | number | undefined {
  const name = path.at(-1) ?? "";
  if (name === "restartPolicy") return path.some((part) => /job/i.test(part)) ? "OnFailure" : undefined;
  return samples.get(name);
}
