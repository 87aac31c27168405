/**
 * Controllers that keep pods running (Deployment, ReplicaSet, StatefulSet, DaemonSet, ReplicationController) only
 * accept `restartPolicy: Always` in their pod template, and no `activeDeadlineSeconds`: pods that end would only be
 * replaced. Use a Job for work that ends.
 *
 * ```yaml
 * kind: Deployment
 * spec:
 *   template:
 *     spec:
 *       restartPolicy: Never # must be Always
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "controller-restart-policy",
  family: "server",
  severity: "error",
  summary: "A controller that keeps pods running is given pods that end.",
  source: "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy",
  kinds: [
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "/ReplicationController",
  ],
  check(manifest, report) {
    const { kind } = manifest.gvk;
    const podSpec = manifest.root.at("spec", "template", "spec");
    const policy = podSpec.at("restartPolicy");
    if (policy.string === "OnFailure" || policy.string === "Never") {
      report(
        policy,
        say`\`restartPolicy\` of a ${kind}'s pods must be \`Always\`; use a Job for work that ends.`,
        {
          fixes: replaceValue(policy, "Always"),
        },
      );
    }
    const deadline = podSpec.at("activeDeadlineSeconds");
    if (deadline.present) {
      report(deadline, say`\`activeDeadlineSeconds\` can not be set in the pods of a ${kind}.`, {
        on: "key",
      });
    }
  },
};

export default rule;
