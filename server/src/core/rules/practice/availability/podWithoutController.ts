/**
 * A Pod that nothing has made is not made again: when its node fails or is drained, it is gone. A Deployment, a StatefulSet or
 * a Job keeps it alive.
 *
 * ```yaml
 * apiVersion: v1
 * kind: Pod # a Deployment with one replica survives its node
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pod-without-controller",
  family: "practice",
  severity: "hint",
  summary: "A Pod stands alone: nobody makes it again when its node fails.",
  source:
    "https://kubernetes.io/docs/concepts/configuration/overview/#naked-pods-vs-replicasets-deployments-and-jobs",
  kinds: ["/Pod"],
  check({ root }, report) {
    if (root.at("metadata", "ownerReferences").items().length > 0) return;
    const policy = root.at("spec", "restartPolicy").string ?? "Always";
    // A Pod that runs once is often meant to be looked at and thrown away.
    if (policy === "Always")
      report(root.at("kind"), say`Nobody makes this Pod again when its node fails; use a Deployment.`);
  },
};

export default rule;
