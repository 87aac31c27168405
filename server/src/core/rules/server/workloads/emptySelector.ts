/**
 * A controller needs a selector that says which pods are its own. An empty one would claim every pod of the
 * namespace, so the API server refuses it. It can not be changed later, so it is not defaulted either, except in a
 * ReplicationController, which takes over the labels of its pod template.
 *
 * ```yaml
 * kind: Deployment
 * spec:
 *   selector: {} # say which labels the pods have
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "empty-selector",
  family: "server",
  severity: "error",
  summary: "The selector of a controller is empty.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector",
  kinds: [
    "apps/Deployment",
    "apps/ReplicaSet",
    "apps/StatefulSet",
    "apps/DaemonSet",
    "/ReplicationController",
  ],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const selector = spec.at("selector");
    if (manifest.gvk.kind === "ReplicationController") {
      const labels = spec.at("template", "metadata", "labels");
      if (selector.keys().length === 0 && labels.keys().length === 0) {
        report(selector, say`Without a \`selector\` the pod template needs labels to take it from.`);
      }
    } else if (selector.isMapping && isEmpty(selector)) {
      report(
        selector,
        say`An empty selector would claim every pod; name labels of the ${manifest.gvk.kind}'s pods.`,
      );
    }
  },
};

function isEmpty(selector: Cursor): boolean {
  return (
    selector.at("matchLabels").keys().length === 0 && selector.at("matchExpressions").items().length === 0
  );
}

export default rule;
