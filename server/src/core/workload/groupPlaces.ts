/** Where a kind keeps the pods of one role, and the fields whose product says how many pods that are. */
export interface GroupPlace {
  /** From the object's root to the mapping that the role is described in; `[]` and `{}` stand for every element. */
  readonly owner: string;
  /** From there to the pod spec; empty when the owner itself has the fields of a pod spec. */
  readonly spec: string;
  /** The owner itself says what its one container asks for. */
  readonly isContainer?: true;
  /** Relative to the owner; absent fields count as 1. Left out where the number of pods is not written in the object. */
  readonly count?: readonly string[];
}

const one: readonly string[] = [];

function template(owner: string, ...count: readonly string[]): GroupPlace {
  return { owner, spec: "template.spec", count };
}

function rayCluster(owner: string): readonly GroupPlace[] {
  return [
    { owner: `${owner}.headGroupSpec`, spec: "template.spec", count: one },
    template(`${owner}.workerGroupSpecs[]`, "replicas", "numOfHosts"),
  ];
}

function leaderAndWorkers(owner: string): readonly GroupPlace[] {
  return [
    { owner, spec: "leaderTemplate.spec", count: one },
    { owner, spec: "workerTemplate.spec" },
  ];
}

function replicatedJobs(owner: string): readonly GroupPlace[] {
  return [
    {
      owner,
      spec: "template.spec.template.spec",
      count: ["replicas", "template.spec.parallelism"],
    },
  ];
}

function engineAndDecoder(parts: readonly string[]): readonly GroupPlace[] {
  return parts.flatMap((part) => [
    { owner: `spec.${part}`, spec: "" },
    { owner: `spec.${part}.leader`, spec: "", count: one },
    { owner: `spec.${part}.worker`, spec: "" },
  ]);
}

function modelService(owner: string): readonly GroupPlace[] {
  return [
    { owner, spec: "template", count: one },
    { owner, spec: "worker" },
  ];
}

function workflow(owner: string): readonly GroupPlace[] {
  return [
    { owner: `${owner}.templates[]`, spec: "", count: one },
    { owner: `${owner}.templates[]`, spec: "containerSet", count: one },
  ];
}

const kserveRuntime: readonly GroupPlace[] = [
  { owner: "spec", spec: "", count: one },
  { owner: "spec.workerSpec", spec: "" },
];

/** By `group/Kind`. Only kinds whose controller makes pods from the spec found there. */
export const GROUP_PLACES: ReadonlyMap<string, readonly GroupPlace[]> = new Map([
  ["/Pod", [{ owner: "", spec: "spec", count: one }]],
  ["/PodTemplate", [{ owner: "", spec: "template.spec", count: one }]],
  ["/ReplicationController", [template("spec", "replicas")]],
  ["apps/Deployment", [template("spec", "replicas")]],
  ["apps/ReplicaSet", [template("spec", "replicas")]],
  ["apps/StatefulSet", [template("spec", "replicas")]],
  ["apps/DaemonSet", [{ owner: "spec", spec: "template.spec" }]],
  ["batch/Job", [template("spec", "parallelism")]],
  ["batch/CronJob", [template("spec.jobTemplate.spec", "parallelism")]],
  ["argoproj.io/Rollout", [template("spec", "replicas")]],
  ["argoproj.io/Workflow", workflow("spec")],
  ["argoproj.io/WorkflowTemplate", workflow("spec")],
  ["argoproj.io/ClusterWorkflowTemplate", workflow("spec")],
  ["argoproj.io/CronWorkflow", workflow("spec.workflowSpec")],
  ["keda.sh/ScaledJob", [template("spec.jobTargetRef", "parallelism")]],
  ["ray.io/RayCluster", rayCluster("spec")],
  ["ray.io/RayJob", rayCluster("spec.rayClusterSpec")],
  ["ray.io/RayService", rayCluster("spec.rayClusterConfig")],
  ["ray.io/RayCronJob", rayCluster("spec.jobTemplate.rayClusterSpec")],
  ["orchestration.aibrix.ai/RayClusterFleet", rayCluster("spec.template.spec")],
  ["orchestration.aibrix.ai/RayClusterReplicaSet", rayCluster("spec.template.spec")],
  ["orchestration.aibrix.ai/StormService", [template("spec.template.spec.roles[]", "replicas")]],
  ["orchestration.aibrix.ai/RoleSet", [template("spec.roles[]", "replicas")]],
  ["orchestration.aibrix.ai/PodSet", [template("spec", "podGroupSize")]],
  ["kubeflow.org/PyTorchJob", [template("spec.pytorchReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/TFJob", [template("spec.tfReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/MPIJob", [template("spec.mpiReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/XGBoostJob", [template("spec.xgbReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/PaddleJob", [template("spec.paddleReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/JAXJob", [template("spec.jaxReplicaSpecs{}", "replicas")]],
  ["kubeflow.org/Notebook", [{ owner: "spec", spec: "template.spec", count: one }]],
  ["trainer.kubeflow.org/TrainJob", [{ owner: "spec", spec: "" }]],
  ["trainer.kubeflow.org/TrainingRuntime", replicatedJobs("spec.template.spec.replicatedJobs[]")],
  ["trainer.kubeflow.org/ClusterTrainingRuntime", replicatedJobs("spec.template.spec.replicatedJobs[]")],
  ["jobset.x-k8s.io/JobSet", replicatedJobs("spec.replicatedJobs[]")],
  ["leaderworkerset.x-k8s.io/LeaderWorkerSet", leaderAndWorkers("spec.leaderWorkerTemplate")],
  ["disaggregatedset.x-k8s.io/DisaggregatedSet", leaderAndWorkers("spec.roles[].spec.leaderWorkerTemplate")],
  ["inference.llmaz.io/Service", leaderAndWorkers("spec.workloadTemplate")],
  ["batch.volcano.sh/Job", [template("spec.tasks[]", "replicas")]],
  ["batch.volcano.sh/CronJob", [template("spec.jobTemplate.spec.tasks[]", "replicas")]],
  ["flow.volcano.sh/JobTemplate", [template("spec.tasks[]", "replicas")]],
  [
    "workload.serving.volcano.sh/ModelServing",
    [
      { owner: "spec.template.roles[]", spec: "entryTemplate.spec", count: ["replicas"] },
      { owner: "spec.template.roles[]", spec: "workerTemplate.spec", count: ["replicas", "workerReplicas"] },
    ],
  ],
  ["grove.io/PodClique", [{ owner: "spec", spec: "podSpec", count: ["replicas"] }]],
  [
    "grove.io/PodCliqueSet",
    [{ owner: "spec.template.cliques[].spec", spec: "podSpec", count: ["replicas"] }],
  ],
  [
    "serving.kserve.io/InferenceService",
    [
      { owner: "spec.predictor", spec: "", count: one },
      { owner: "spec.predictor.workerSpec", spec: "" },
      { owner: "spec.transformer", spec: "" },
      { owner: "spec.explainer", spec: "" },
    ],
  ],
  ["serving.kserve.io/ServingRuntime", kserveRuntime],
  ["serving.kserve.io/ClusterServingRuntime", kserveRuntime],
  ["serving.kserve.io/LLMInferenceService", [...modelService("spec"), ...modelService("spec.prefill")]],
  ["serving.kserve.io/LLMInferenceServiceConfig", [...modelService("spec"), ...modelService("spec.prefill")]],
  ["kubeai.org/Model", [{ owner: "spec", spec: "", isContainer: true, count: one }]],
  ["apps.nvidia.com/NIMService", [{ owner: "spec", spec: "", isContainer: true, count: ["replicas"] }]],
  ["serving.knative.dev/Service", [{ owner: "spec", spec: "template.spec" }]],
  ["serving.knative.dev/Configuration", [{ owner: "spec", spec: "template.spec" }]],
  ["ome.io/InferenceService", engineAndDecoder(["engine", "decoder"])],
  ["ome.io/ServingRuntime", engineAndDecoder(["engineConfig", "decoderConfig"])],
  ["ome.io/ClusterServingRuntime", engineAndDecoder(["engineConfig", "decoderConfig"])],
  ["agents.x-k8s.io/Sandbox", [{ owner: "spec", spec: "podTemplate.spec", count: one }]],
  ["extensions.agents.x-k8s.io/SandboxTemplate", [{ owner: "spec", spec: "podTemplate.spec" }]],
  [
    "kubernetes.dask.org/DaskCluster",
    [
      { owner: "spec.scheduler", spec: "spec", count: one },
      { owner: "spec.worker", spec: "spec", count: ["replicas"] },
    ],
  ],
]);

/** The kinds that make pods, for the `kinds` of a rule. */
export const workloadKinds: readonly string[] = [...GROUP_PLACES.keys()];
