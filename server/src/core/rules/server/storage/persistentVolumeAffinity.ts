/**
 * The `nodeAffinity` of a PersistentVolume says from which nodes it can be reached. It has a `required` node selector
 * with at least one term.
 *
 * ```yaml
 * nodeAffinity:
 *   required:
 *     nodeSelectorTerms: [] # at least one
 * ```
 */
import { checkNodeSelector } from "../../../formats/nodeSelector.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "persistent-volume-affinity",
  family: "server",
  severity: "error",
  summary: "The node affinity of a PersistentVolume selects no nodes or is malformed.",
  source: "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#node-affinity",
  kinds: ["/PersistentVolume"],
  check(manifest, report) {
    const affinity = manifest.root.at("spec", "nodeAffinity");
    if (!affinity.isMapping) return;
    const required = affinity.at("required");
    if (required.present) checkNodeSelector(required, report);
    else report(required, say`\`required\` is missing; say which nodes can reach the volume.`);
  },
};

export default rule;
