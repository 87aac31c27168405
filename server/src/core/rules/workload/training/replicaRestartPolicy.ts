/**
 * The restart policy of a replica spec is `Always`, `OnFailure`, `Never` or `ExitCode`; the schema takes any text. With another
 * one the operator makes pods that the API server refuses.
 *
 * ```yaml
 * Worker:
 *   restartPolicy: onFailure # must be OnFailure
 * ```
 */
import { closestName } from "../../../text/closestName.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const policies = ["Always", "OnFailure", "Never", "ExitCode"];

const rule: Rule = {
  code: "replica-restart-policy",
  family: "workload",
  severity: "warning",
  summary: "A role of a training job has a restart policy that does not exist.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/tensorflow/",
  kinds: ["PyTorchJob", "TFJob", "XGBoostJob", "PaddleJob", "JAXJob", "MPIJob"].map(
    (kind) => `kubeflow.org/${kind}`,
  ),
  check(manifest, report) {
    for (const { owner } of manifest.shared(readWorkload).groups) {
      const policy = owner.at("restartPolicy");
      if (policy.string === undefined || policy.string === "" || policies.includes(policy.string)) continue;
      const meant = closestName(policy.string, policies);
      report(policy, say`There is no restart policy \`${policy.string}\`, but ${listing(codes(policies))}.`, {
        fixes: meant === undefined ? [] : replaceValue(policy, meant),
      });
    }
  },
};

export default rule;
