/**
 * `managedBy` of a Job names the controller that runs it as a domain and a path, at most 63 characters long.
 *
 * ```yaml
 * spec:
 *   managedBy: kueue # must be like kueue.x-k8s.io/multikueue
 * ```
 */
import { domainPrefixedPath } from "../../../formats/names.ts";
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const longest = 63;

const rule: Rule = {
  code: "managed-job",
  family: "server",
  severity: "error",
  summary: "The controller that a Job names is not a domain and a path.",
  source:
    "https://kubernetes.io/docs/concepts/workloads/controllers/job/#delegation-of-managing-a-job-object-to-external-controller",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const place = jobSpecOf(manifest)?.at("managedBy");
    const name = place?.string;
    if (place === undefined || name === undefined) return;
    const complaint = domainPrefixedPath(name);
    if (complaint !== undefined) report(place, say`\`managedBy\` is \`${name}\`: it ${complaint}.`);
    if (name.length > longest) report(place, say`\`managedBy\` has more than ${longest} characters.`);
  },
};

export default rule;
