/**
 * A Service that keeps its clients at the same pod says so with `sessionAffinity: ClientIP`. Without it, `sessionAffinityConfig` is
 * dropped without a word, and each connection goes to any pod.
 *
 * ```yaml
 * spec:
 *   sessionAffinityConfig: # needs sessionAffinity: ClientIP
 *     clientIP:
 *       timeoutSeconds: 3600
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "idle-affinity",
  family: "server",
  severity: "warning",
  summary: "A Service says how long clients stay at a pod, but not that they do.",
  source: "https://kubernetes.io/docs/reference/networking/virtual-ips/#session-affinity",
  kinds: ["/Service"],
  fields: ["sessionAffinityConfig"],
  check({ root }, report) {
    const spec = root.at("spec");
    const config = spec.at("sessionAffinityConfig");
    const affinity = spec.at("sessionAffinity");
    if (!config.isMapping || config.fields().length === 0) return;
    if (affinity.present && affinity.string !== "" && affinity.string !== "None") return;
    report(config, say`This has no effect without \`sessionAffinity: ClientIP\`.`, { on: "key" });
  },
};

export default rule;
