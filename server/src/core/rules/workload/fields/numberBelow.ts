/**
 * Some numbers in custom resources have a smallest value that their schema does not tell; the controller refuses less, or never
 * does anything.
 *
 * ```yaml
 * kind: RayJob
 * spec:
 *   activeDeadlineSeconds: 0 # 1 or more
 * ```
 */
import { compareQuantities, parseQuantity, quantityOf } from "../../../formats/quantity.ts";
import { say } from "../../../text/message.ts";
import { placesAt } from "../../placesAt.ts";
import type { Rule } from "../../rule.ts";

interface NumberField {
  readonly kinds: readonly string[];
  /** From the root, `*` for every element. */
  readonly path: string;
  readonly least: number;
}

/**
 * From the checks of the controllers: KubeRay `utils/validation.go`, Kubeflow Trainer `trainjob_types.go`, KServe
 * `inference_service_validation.go` and `component.go`, Knative Serving `metadata_validation.go`, Kueue `clusterqueue_webhook.go`,
 * the Spark operator's `sparkpod_defaulter.go`, Katib's `validator.go`; KAITO takes so many machines as `count` says.
 */
const FIELDS: readonly NumberField[] = [
  { kinds: ["ray.io/RayJob"], path: "spec.activeDeadlineSeconds", least: 1 },
  { kinds: ["ray.io/RayJob"], path: "spec.ttlSecondsAfterFinished", least: 0 },
  { kinds: ["ray.io/RayJob"], path: "spec.backoffLimit", least: 0 },
  // A job of no node is allowed, as a JobSet without replicas is.
  { kinds: ["trainer.kubeflow.org/TrainJob"], path: "spec.trainer.numNodes", least: 0 },
  { kinds: ["trainer.kubeflow.org/TrainJob"], path: "spec.trainer.numProcPerNode", least: 1 },
  {
    kinds: ["trainer.kubeflow.org/TrainingRuntime", "trainer.kubeflow.org/ClusterTrainingRuntime"],
    path: "spec.mlPolicy.numNodes",
    least: 0,
  },
  { kinds: ["serving.kserve.io/InferenceService"], path: "spec.*.scaleTarget", least: 1 },
  { kinds: ["serving.kserve.io/InferenceService"], path: "spec.*.containerConcurrency", least: 0 },
  {
    kinds: ["serving.knative.dev/Service", "serving.knative.dev/Configuration"],
    path: "spec.template.spec.containerConcurrency",
    least: 0,
  },
  {
    kinds: ["kueue.x-k8s.io/ClusterQueue"],
    path: "spec.resourceGroups.*.flavors.*.resources.*.nominalQuota",
    least: 0,
  },
  {
    kinds: ["kueue.x-k8s.io/ClusterQueue"],
    path: "spec.resourceGroups.*.flavors.*.resources.*.borrowingLimit",
    least: 0,
  },
  { kinds: ["kaito.sh/Workspace"], path: "resource.count", least: 1 },
  // With 0 the operator adds no GPU.
  { kinds: ["sparkoperator.k8s.io/SparkApplication"], path: "spec.*.gpu.quantity", least: 0 },
  { kinds: ["kubeflow.org/Experiment"], path: "spec.parallelTrialCount", least: 1 },
  { kinds: ["kubeflow.org/Experiment"], path: "spec.maxTrialCount", least: 1 },
];

const rule: Rule = {
  code: "number-below",
  family: "workload",
  severity: "warning",
  summary: "A number is less than its controller takes.",
  source: "https://docs.ray.io/en/latest/cluster/kubernetes/getting-started/rayjob-quick-start.html",
  kinds: [...new Set(FIELDS.flatMap(({ kinds }) => kinds))],
  check({ gvk, root }, report) {
    const own = FIELDS.filter(({ kinds }) => kinds.includes(`${gvk.group}/${gvk.kind}`));
    for (const { path, least } of own) {
      const bound = parseQuantity(String(least));
      for (const place of placesAt(root, path)) {
        const amount = quantityOf(place);
        if (amount === undefined || bound === undefined || compareQuantities(amount, bound) >= 0) continue;
        report(place, say`\`${place.name}\` must be ${least} or more.`);
      }
    }
  },
};

export default rule;
