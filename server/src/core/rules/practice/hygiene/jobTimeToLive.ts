/**
 * A Job that has ended stays, with its pods, until somebody deletes it. `ttlSecondsAfterFinished` lets the cluster do it.
 *
 * ```yaml
 * spec:
 *   ttlSecondsAfterFinished: 86400
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "job-time-to-live",
  family: "practice",
  severity: "hint",
  summary: "A Job stays for ever after it has ended.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/",
  kinds: ["batch/Job"],
  check({ root }, report) {
    const spec = root.at("spec");
    if (!spec.isMapping || spec.at("ttlSecondsAfterFinished").present) return;
    if (root.at("metadata", "ownerReferences").items().length > 0) return;
    report(spec, say`This Job stays when it has ended; let it go by \`ttlSecondsAfterFinished\`.`, {
      on: "key",
    });
  },
};

export default rule;
