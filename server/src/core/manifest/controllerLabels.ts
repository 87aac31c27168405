import type { GroupVersionKind } from "./manifest.ts";

/** Labels of Pods that hold the name of the object they are made for, by its kind. */
const nameLabels: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["batch/Job", ["job-name", "batch.kubernetes.io/job-name"]],
  ["batch.volcano.sh/Job", ["volcano.sh/job-name"]],
  ["jobset.x-k8s.io/JobSet", ["jobset.sigs.k8s.io/jobset-name"]],
  ["leaderworkerset.x-k8s.io/LeaderWorkerSet", ["leaderworkerset.sigs.k8s.io/name"]],
  ["ray.io/RayCluster", ["ray.io/cluster"]],
  ["workload.serving.volcano.sh/ModelServing", ["modelserving.volcano.sh/name"]],
  ...["JAXJob", "MPIJob", "PaddleJob", "PyTorchJob", "TFJob", "XGBoostJob"].map(
    (kind): [string, readonly string[]] => [`kubeflow.org/${kind}`, ["training.kubeflow.org/job-name"]],
  ),
]);

/**
 * The labels that a controller puts on the Pods of an object and that hold its name; no template shows them.
 * https://kubernetes.io/docs/reference/labels-annotations-taints/#batchkubernetesio-job-name, and the references of each project.
 */
export function nameLabelsOf(
  { group, kind }: GroupVersionKind,
  name: string,
): readonly (readonly [string, string])[] {
  return (nameLabels.get(`${group}/${kind}`) ?? []).map((label) => [label, name]);
}

/** Labels that only controllers put on Pods: an index, a role, the name of what the Pod is made for. */
export function isSetByController(label: string): boolean {
  return prefixes.has(label.split("/", 1)[0] ?? "") || names.has(label);
}

const prefixes: ReadonlySet<string> = new Set([
  "apps.kubernetes.io",
  "batch.kubernetes.io",
  "statefulset.kubernetes.io",
  "cnpg.io",
  "grove.io",
  "jobset.sigs.k8s.io",
  "leaderworkerset.sigs.k8s.io",
  "modelserving.volcano.sh",
  "ray.io",
  "serving.knative.dev",
  "serving.kserve.io",
  "sparkoperator.k8s.io",
  "strimzi.io",
  "tekton.dev",
  "trainer.kubeflow.org",
  "training.kubeflow.org",
  "volcano.sh",
  "workflows.argoproj.io",
]);

const names: ReadonlySet<string> = new Set([
  "controller-revision-hash",
  "controller-uid",
  "job-name",
  "pod-template-hash",
  "rollouts-pod-template-hash",
  "spark-app-name",
  "spark-role",
]);
