/**
 * Priorities above 1,000,000,000 and names that start with `system-` belong to Kubernetes itself.
 *
 * ```yaml
 * kind: PriorityClass
 * metadata: { name: system-batch } # reserved
 * value: 1000
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const highestPriority = 1_000_000_000;
const systemPriorities: ReadonlyMap<string, number> = new Map([
  ["system-node-critical", 2_000_001_000],
  ["system-cluster-critical", 2_000_000_000],
]);

const rule: Rule = {
  code: "priority-class",
  family: "server",
  severity: "error",
  summary: "A PriorityClass takes a name or priority that is reserved for Kubernetes.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/#priorityclass",
  kinds: ["scheduling.k8s.io/PriorityClass"],
  check(manifest, report) {
    const name = manifest.root.at("metadata", "name");
    const value = manifest.root.at("value");
    if (name.string?.startsWith("system-") === true) {
      if (systemPriorities.get(name.string) !== value.number) {
        report(name, say`Names that start with \`system-\` are reserved for Kubernetes.`);
      }
    } else if (value.number !== undefined && value.number > highestPriority) {
      report(value, say`Priorities above 1000000000 are reserved for Kubernetes.`);
    }
  },
};

export default rule;
