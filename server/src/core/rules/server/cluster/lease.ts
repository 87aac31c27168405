/**
 * The duration of a Lease is at least one second, and its transitions are counted from 0.
 *
 * ```yaml
 * spec:
 *   leaseDurationSeconds: 0 # at least 1
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "lease",
  family: "server",
  severity: "error",
  summary: "A Lease has an impossible duration or count.",
  source: "https://kubernetes.io/docs/concepts/architecture/leases/",
  kinds: ["coordination.k8s.io/Lease"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const duration = spec.at("leaseDurationSeconds");
    if (duration.number !== undefined && duration.number <= 0)
      report(duration, say`The duration must be 1 second or more.`);
    const transitions = spec.at("leaseTransitions");
    if (transitions.number !== undefined && transitions.number < 0)
      report(transitions, say`\`leaseTransitions\` must be 0 or more.`);
  },
};

export default rule;
