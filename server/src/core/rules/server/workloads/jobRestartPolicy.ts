/**
 * A Job runs its pods to completion, so its template must say `restartPolicy: OnFailure` or `Never`. Left out, the
 * policy is `Always`, which the API server refuses. With a `podFailurePolicy` only `Never` is possible.
 *
 * ```yaml
 * spec:
 *   template:
 *     spec:
 *       restartPolicy: Always # must be OnFailure or Never
 * ```
 */
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { say } from "../../../text/message.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "job-restart-policy",
  family: "server",
  severity: "error",
  summary: "The pods of a Job would be restarted for ever.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-template",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const job = jobSpecOf(manifest);
    const podSpec = job?.at("template", "spec");
    if (job === undefined || podSpec?.isMapping !== true) return;
    const place = podSpec.at("restartPolicy");
    const policy = place.string;
    // An empty or absent policy is defaulted to `Always` before it is validated.
    if (!place.present || policy === "" || policy === "Always") {
      report(
        place,
        say`\`restartPolicy\` of a job's pods is \`Always\` (the default); it must be \`OnFailure\` or \`Never\`.`,
      );
    } else if (policy === "OnFailure" && job.at("podFailurePolicy").present) {
      report(place, say`\`restartPolicy\` must be \`Never\` in a job with a \`podFailurePolicy\`.`, {
        fixes: replaceValue(place, "Never"),
      });
    }
  },
};

export default rule;
