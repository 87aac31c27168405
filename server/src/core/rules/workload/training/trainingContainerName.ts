/**
 * The training operator looks in each pod template for the container that trains, by its name: `pytorch` in a PyTorchJob,
 * `tensorflow` in a TFJob, `xgboost`, `paddle` and `jax` in the others. Without it the job is refused.
 *
 * ```yaml
 * containers:
 *   - name: trainer # must be pytorch
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const NAMES: ReadonlyMap<string, string> = new Map([
  ["PyTorchJob", "pytorch"],
  ["TFJob", "tensorflow"],
  ["XGBoostJob", "xgboost"],
  ["PaddleJob", "paddle"],
  ["JAXJob", "jax"],
]);

const rule: Rule = {
  code: "training-container-name",
  family: "workload",
  severity: "warning",
  summary: "No container of a training job has the name that the operator looks for.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/pytorch/",
  kinds: [...NAMES.keys()].map((kind) => `kubeflow.org/${kind}`),
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    const expected = NAMES.get(manifest.gvk.kind) ?? "";
    for (const { containers } of workload.groups) {
      const [first, ...others] = containers.map((container) => container.at("name"));
      if (first === undefined || [first, ...others].some((name) => name.string === expected)) continue;
      report(
        first,
        say`A ${manifest.gvk.kind} trains in the container called \`${expected}\`; there is none in this template.`,
        { fixes: others.length === 0 ? replaceValue(first, expected) : [] },
      );
    }
  },
};

export default rule;
