import { trainingContainers } from "../../workload/trainingContainers.ts";

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
  if (name === "requests" && isInClaim(path)) return [["storage", "10Gi"]];
  return customaryEntries.get(name) ?? [];
}

/** Keys of maps whose values are objects: the roles of a training job. */
const customaryKeys: ReadonlyMap<string, readonly string[]> = new Map([
  ["pytorchReplicaSpecs", ["Master", "Worker"]],
  ["tfReplicaSpecs", ["Chief", "Worker"]],
  ["xgbReplicaSpecs", ["Master", "Worker"]],
  ["mpiReplicaSpecs", ["Launcher", "Worker"]],
  ["paddleReplicaSpecs", ["Worker"]],
  ["jaxReplicaSpecs", ["Worker"]],
]);

/** Keys that a new map of objects starts with. @param path as for `startingFields` */
export function startingKeys(path: readonly string[]): readonly string[] {
  return customaryKeys.get(path.at(-1) ?? "") ?? [];
}

/** By the field's name, or with those of the one or two fields around it where this says more. */
const samples = new Map<string, string | number>([
  ["scaleTargetRef.apiVersion", "apps/v1"],
  ["scaleTargetRef.kind", "Deployment"],
  ["scaleTargetRef.name", appName],
  ["roleRef.kind", "Role"],
  ["ClusterRoleBinding.roleRef.kind", "ClusterRole"],
  ["nfs.server", "nfs.example.com"],
  ["roleRef.name", appName],
  ["path.value", "/"],
  ["subjects.kind", "ServiceAccount"],
  ["subjects.name", appName],
  ["subjects.namespace", "default"],
  ["service.name", appName],
  ["backendRefs.name", appName],
  ["parentRefs.name", "gateway"],
  ["containers.name", "app"],
  ["metrics.type", "Resource"],
  ["resource.name", "cpu"],
  ["target.type", "Utilization"],
  ["averageUtilization", 80],
  ["serviceName", appName],
  ["deviceClassName", "gpu.nvidia.com"],
  ["runtimeRef.name", "torch-distributed"],
  ["modelFormat.name", "huggingface"],
  ["image", "example.com/app:1.0"],
  ["mountPath", "/data"],
  ["path", "/"],
  ["port", 80],
  ["containerPort", 8080],
  ["targetPort", 8080],
  ["number", 80],
  ["schedule", "0 3 * * *"],
  ["schedules", "0 3 * * *"],
  ["operator", "Exists"],
  ["matchExpressions.operator", "In"],
  ["matchFields.operator", "In"],
  ["restartPolicyRules.action", "Restart"],
  ["exitCodes.operator", "In"],
  ["exitCodes.values", 42],
  ["resizePolicy.resourceName", "cpu"],
  ["resizePolicy.restartPolicy", "NotRequired"],
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

/**
 * A value to start from. A Pod of a Job may not restart for ever, and operators look for containers by their names.
 * @param path as for `startingFields`
 */
export function sampleFor(path: readonly string[]): string | number | undefined {
  const [kind = ""] = path;
  const name = path.at(-1) ?? "";
  const trains = trainingContainers.get(kind);
  if (trains !== undefined && path.slice(-2).join(".") === "containers.name") return trains;
  const names = [path.slice(-3).join("."), path.slice(-2).join("."), name];
  const sample = names.map((known) => samples.get(known)).find((known) => known !== undefined);
  if (sample !== undefined || name !== "restartPolicy") return sample;
  return path.some((part) => /job/i.test(part)) ? "OnFailure" : undefined;
}

/** Below a claim for a volume, or the storage part of a custom resource that makes one. */
export function isInClaim(path: readonly string[]): boolean {
  return path.some((part) => /olumeClaim|^storage$/.test(part));
}
