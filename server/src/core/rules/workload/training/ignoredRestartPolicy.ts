/**
 * The training operator takes the restart policy from the replica spec, beside the template, and overwrites what the
 * template's pod spec says.
 *
 * ```yaml
 * Worker:
 *   restartPolicy: OnFailure # here
 *   template:
 *     spec:
 *       restartPolicy: Never # overwritten
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "ignored-restart-policy",
  family: "workload",
  severity: "warning",
  summary: "A restart policy stands where the training operator overwrites it.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/job-scheduling/",
  kinds: ["PyTorchJob", "TFJob", "XGBoostJob", "PaddleJob", "JAXJob", "MPIJob"].map(
    (kind) => `kubeflow.org/${kind}`,
  ),
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { owner, spec } of workload.groups) {
      const policy = spec.at("restartPolicy");
      const counts = owner.at("restartPolicy").string;
      if (policy.string === undefined || counts === undefined || policy.string === counts) continue;
      report(
        policy,
        say`The operator overwrites this with \`${counts}\`, the \`restartPolicy\` of the replica spec; set it there.`,
        {
          on: "key",
        },
      );
    }
  },
};

export default rule;
