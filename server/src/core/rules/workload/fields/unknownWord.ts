/**
 * Some fields of custom resources take one of a few words, and their schema takes any text. The controller refuses another word, or
 * does as if there was none.
 *
 * ```yaml
 * kind: PyTorchJob
 * spec:
 *   runPolicy:
 *     cleanPodPolicy: none # must be None
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { placesAt } from "../../placesAt.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

interface WordField {
  readonly kinds: readonly string[];
  /** From the root, `*` for every element. */
  readonly path: string;
  readonly words: readonly string[];
}

const trainingJobs = ["PyTorchJob", "TFJob", "MPIJob", "XGBoostJob", "PaddleJob", "JAXJob"].map(
  (kind) => `kubeflow.org/${kind}`,
);
const accessModes = ["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"];
const pullPolicies = ["Always", "IfNotPresent", "Never"];
/** https://volcano.sh/en/docs/vcjob/ */
const volcanoActions = [
  "AbortJob",
  "RestartJob",
  "RestartTask",
  "RestartPod",
  "RestartPartition",
  "TerminateJob",
  "CompleteJob",
  "ResumeJob",
  "SyncJob",
  "EnqueueJob",
];

const FIELDS: readonly WordField[] = [
  { kinds: trainingJobs, path: "spec.runPolicy.cleanPodPolicy", words: ["None", "Running", "All"] },
  { kinds: ["batch.volcano.sh/Job"], path: "spec.policies.*.action", words: volcanoActions },
  { kinds: ["batch.volcano.sh/Job"], path: "spec.tasks.*.policies.*.action", words: volcanoActions },
  { kinds: ["kubeflow.org/Experiment"], path: "spec.objective.type", words: ["minimize", "maximize"] },
  {
    kinds: ["kubeflow.org/Experiment"],
    path: "spec.parameters.*.parameterType",
    words: ["double", "int", "discrete", "categorical"],
  },
  {
    kinds: ["keda.sh/ScaledObject", "keda.sh/ScaledJob"],
    path: "spec.triggers.*.metricType",
    words: ["AverageValue", "Value", "Utilization"],
  },
  {
    kinds: ["apps.nvidia.com/NIMCache", "apps.nvidia.com/NIMService"],
    path: "spec.storage.pvc.volumeAccessMode",
    words: accessModes,
  },
  { kinds: ["apps.nvidia.com/NIMService"], path: "spec.image.pullPolicy", words: pullPolicies },
];

const rule: Rule = {
  code: "unknown-word",
  family: "workload",
  severity: "warning",
  summary: "A field has none of the words that its controller knows.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/",
  kinds: [...new Set(FIELDS.flatMap(({ kinds }) => kinds))],
  check({ gvk, root }, report) {
    const own = FIELDS.filter(({ kinds }) => kinds.includes(`${gvk.group}/${gvk.kind}`));
    for (const { path, words } of own) {
      for (const place of placesAt(root, path)) {
        const word = place.string;
        if (word === undefined || word === "" || words.includes(word) || /[${}]/u.test(word)) continue;
        const meant = closestName(word, words);
        report(place, say`\`${place.name}\` is ${listing(codes(words), "or")}, not \`${word}\`.`, {
          fixes: meant === undefined ? [] : replaceValue(place, meant),
        });
      }
    }
  },
};

export default rule;
