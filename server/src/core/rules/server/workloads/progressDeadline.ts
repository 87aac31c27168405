/**
 * A Deployment must have more time to make progress than a new pod needs to count as ready, or every rollout would be
 * reported as failed. `progressDeadlineSeconds` is 600 when left out.
 *
 * ```yaml
 * spec:
 *   minReadySeconds: 300
 *   progressDeadlineSeconds: 300 # must be more than 300
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const defaultDeadline = 600;

const rule: Rule = {
  code: "progress-deadline",
  family: "server",
  severity: "error",
  summary: "A Deployment gives up before a new pod can count as ready.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds",
  fields: ["progressDeadlineSeconds", "minReadySeconds"],
  kinds: ["apps/Deployment"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const place = spec.at("progressDeadlineSeconds");
    const deadline = place.present ? place.number : defaultDeadline;
    const ready = spec.at("minReadySeconds").present ? spec.at("minReadySeconds").number : 0;
    if (deadline === undefined || ready === undefined || deadline > ready) return;
    report(
      place,
      say`\`progressDeadlineSeconds\` (${deadline}) must be more than \`minReadySeconds\` (${ready}).`,
    );
  },
};

export default rule;
