/**
 * A controller without a pod template has nothing to run. The schema of some kinds does not ask for `spec` or
 * `spec.template`, but the API server refuses the object without them.
 *
 * ```yaml
 * kind: ReplicaSet
 * spec:
 *   selector:
 *     matchLabels:
 *       app: web
 *   # and the template?
 * ```
 */
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "controller-spec",
  family: "server",
  severity: "error",
  summary: "A controller has no spec or no pod template.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/",
  kinds: [
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "/ReplicationController",
    "batch/Job",
  ],
  check(manifest, report) {
    const { kind } = manifest.gvk;
    const spec = manifest.root.at("spec");
    if (!requireValue(spec, report, `a ${kind} needs a pod template and says how to run it`)) return;
    if (kind === "ReplicaSet" || kind === "ReplicationController") {
      requireValue(spec.at("template"), report, `a ${kind} needs a template for its pods`);
    }
  },
};

export default rule;
