/**
 * A gang starts when its minimum of pods can run together. A minimum above the number of pods that there are is never
 * reached: the pods wait for ever, or the job is refused.
 *
 * ```yaml
 * spec:
 *   minAvailable: 5
 *   tasks:
 *     - replicas: 4 # must be 5 or more, or the minimum 4 or less
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

const kubeflowJobs = ["PyTorchJob", "TFJob", "MPIJob", "XGBoostJob", "PaddleJob", "JAXJob"];

const rule: Rule = {
  code: "gang-minimum",
  family: "workload",
  severity: "warning",
  summary: "A gang waits for more pods than there are.",
  source: "https://volcano.sh/en/docs/vcjob/",
  kinds: [
    "batch.volcano.sh/Job",
    "batch.volcano.sh/CronJob",
    "grove.io/PodClique",
    "grove.io/PodCliqueSet",
    ...kubeflowJobs.map((kind) => `kubeflow.org/${kind}`),
  ],
  check(manifest, report) {
    const { gvk, root } = manifest;
    const workload = manifest.shared(readWorkload);
    if (gvk.group === "kubeflow.org") {
      checkMinimum(
        root.at("spec", "runPolicy", "schedulingPolicy", "minAvailable"),
        podsOf(workload),
        report,
      );
      return;
    }
    for (const { owner, pods } of workload.groups) checkMinimum(owner.at("minAvailable"), pods, report);
    if (gvk.group !== "batch.volcano.sh") return;
    const spec = gvk.kind === "CronJob" ? root.at("spec", "jobTemplate", "spec") : root.at("spec");
    checkMinimum(spec.at("minAvailable"), podsOf(workload), report);
  },
};

function podsOf({ groups }: Workload): number | undefined {
  let sum = 0;
  for (const { pods } of groups) {
    if (pods === undefined) return undefined;
    sum += pods;
  }
  return groups.length === 0 ? undefined : sum;
}

function checkMinimum(minimum: Cursor, pods: number | undefined, report: Report): void {
  if (pods === undefined || minimum.number === undefined || minimum.number <= pods) return;
  report(minimum, say`The gang waits for ${minimum.number} pods, but there are ${pods}.`, {
    fixes: pods < 1 ? [] : replaceValue(minimum, pods).map(({ title, edits }) => ({ title, edits })),
  });
}

export default rule;
