/**
 * A Binding gives a pod to a node: its `target` has the name of the node, and the kind `Node` or none.
 *
 * ```yaml
 * kind: Binding
 * metadata:
 *   name: web-0
 * target:
 *   kind: Pod # must be Node
 *   name: node-1
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pod-binding",
  family: "server",
  severity: "error",
  summary: "A Binding has a target that is no node.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/cluster-resources/binding-v1/",
  kinds: ["/Binding"],
  check({ root }, report) {
    const target = root.at("target");
    if (!target.isMapping) return;
    const kind = target.at("kind");
    if (kind.string && kind.string !== "Node") {
      report(kind, say`A pod is bound to a \`Node\`, not to a \`${kind.string}\`.`, {
        fixes: replaceValue(kind, "Node"),
      });
    }
    requireValue(target.at("name"), report);
  },
};

export default rule;
