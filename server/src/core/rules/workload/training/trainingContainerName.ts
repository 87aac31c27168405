/**
 * The training operator looks in each pod template for the container that trains, by its name: `pytorch` in a PyTorchJob,
 * `tensorflow` in a TFJob, `xgboost`, `paddle` and `jax` in the others; Trainer looks for `node` in a runtime. Without it the job is refused.
 *
 * ```yaml
 * containers:
 *   - name: trainer # must be pytorch
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { trainingContainers } from "../../../workload/trainingContainers.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const runtimes = ["trainer.kubeflow.org/TrainingRuntime", "trainer.kubeflow.org/ClusterTrainingRuntime"];
const stepLabel = "trainer.kubeflow.org/trainjob-ancestor-step";

const rule: Rule = {
  code: "training-container-name",
  family: "workload",
  severity: "warning",
  summary: "No container of a training job has the name that the operator looks for.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/pytorch/",
  kinds: [...[...trainingContainers.keys()].map((kind) => `kubeflow.org/${kind}`), ...runtimes],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    const expected = trainingContainers.get(manifest.gvk.kind) ?? "node";
    for (const { containers, owner } of workload.groups) {
      // Of a training runtime only the job that trains is filled in from TrainJobs.
      const step = owner.at("template", "metadata", "labels").key(stepLabel);
      if (expected === "node" && step.string !== "trainer") {
        checkStep(step, report);
        continue;
      }
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

function checkStep(step: Cursor, report: Report): void {
  if (step.string !== undefined && !steps.includes(step.string))
    report(step, say`Trainer knows no step \`${step.string}\`, but ${listing(codes(steps))}.`);
}

const steps = ["dataset-initializer", "model-initializer", "trainer"];

export default rule;
