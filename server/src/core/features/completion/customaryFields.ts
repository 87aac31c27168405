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

/**
 * The fields that a new object starts with: the required ones as declared, those of the first alternative when a type
 * asks for one of several sets, then the customary ones.
 * @param name of the field that holds the object, or the list of them
 * @param parent name of the field around that
 */
export function startingFields(schema: Schema, name: string, parent: string): readonly string[] {
  const insideOf = /[tT]emplate$|^volumeClaimTemplates$/.test(parent) ? insideTemplate.get(name) : undefined;
  const fields = [...schema.required, ...alternative(schema), ...(insideOf ?? customary.get(name) ?? [])];
  const known = fields.filter((field) => schema.properties.has(field));
  return [...new Set(known)];
}

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
  ["matchLabels", [["app.kubernetes.io/name", "my-app"]]],
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

/** In a claim the only resource is storage; everywhere else a container's. */
export function startingEntries(name: string, path: string): readonly (readonly [string, string])[] {
  if (name === "requests" && /olumeClaim|PersistentVolume|storage/.test(path)) return [["storage", "10Gi"]];
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
  ["accessModes", "ReadWriteOnce"],
  ["apiVersion", "v1"],
  ["kind", "Pod"],
  ["replicas", 1],
  ["minReplicas", 1],
  ["maxReplicas", 3],
  ["storageUri", "hf://org/model"],
  ["url", "https://example.com"],
]);

/** A value to start from for a field of that name. */
export function sampleFor(name: string): string | number | undefined {
  return samples.get(name);
}
