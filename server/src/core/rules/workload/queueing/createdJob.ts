/**
 * Jobs do not restart their pods for ever: in their pods `restartPolicy` is `Never` or `OnFailure`. Of a Job that stands in a
 * manifest the API server says so itself; of one that a controller makes from a template it says so only to the controller, which
 * tries again and again.
 *
 * ```yaml
 * kind: JobSet
 * spec:
 *   replicatedJobs:
 *     - name: workers
 *       template:
 *         spec:
 *           template:
 *             spec:
 *               restartPolicy: Always # must be Never or OnFailure
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "created-job",
  family: "workload",
  severity: "warning",
  summary: "The Jobs that an object makes would be refused.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template",
  fields: ["restartPolicy"],
  kinds: [
    "jobset.x-k8s.io/JobSet",
    "trainer.kubeflow.org/TrainingRuntime",
    "trainer.kubeflow.org/ClusterTrainingRuntime",
    "keda.sh/ScaledJob",
  ],
  check(manifest, report) {
    for (const { spec } of manifest.shared(readWorkload).groups) {
      const policy = spec.at("restartPolicy");
      if (policy.string === "Always")
        report(policy, say`A Job with \`restartPolicy: Always\` is refused; use \`OnFailure\` or \`Never\`.`);
    }
  },
};

export default rule;
