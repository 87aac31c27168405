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
import { say } from "../../../text/message.ts";
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
    const template = spec.at("template");
    // The server looks into the empty template and misses its containers first.
    const path = kind === "ReplicationController" ? template.path : template.at("spec", "containers").path;
    if (!spec.present) {
      report(spec, say`\`spec\` is missing; a ${kind} needs a template for its pods.`, { path });
    } else if (!template.present && (kind === "ReplicaSet" || kind === "ReplicationController")) {
      report(template, say`\`template\` is missing; a ${kind} needs a template for its pods.`, { path });
    }
  },
};

export default rule;
