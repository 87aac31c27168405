/**
 * The API server generates the selector of a Job and the labels that it matches. A selector of one's own needs
 * `manualSelector: true`, and can not be given at all for the jobs of a CronJob; labels that a running job carries
 * (`batch.kubernetes.io/controller-uid`) can not be copied into a new one.
 *
 * ```yaml
 * kind: Job
 * spec:
 *   template:
 *     metadata:
 *       labels:
 *         batch.kubernetes.io/controller-uid: 4d0f… # belongs to another job
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const uidLabels = ["controller-uid", "batch.kubernetes.io/controller-uid"];
const nameLabels = ["job-name", "batch.kubernetes.io/job-name"];

const rule: Rule = {
  code: "job-selector",
  family: "server",
  severity: "error",
  summary: "A selector or label that the API server generates for a job is set by hand.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    if (manifest.gvk.kind === "CronJob")
      checkCronJob(manifest.root.at("spec", "jobTemplate", "spec"), report);
    else checkJob(manifest.root, report);
  },
};

function checkCronJob(job: Cursor, report: Report): void {
  const selector = job.at("selector");
  if (selector.present) {
    report(selector, say`The selector of a CronJob's jobs is generated; remove it.`, { on: "key" });
  }
  const manual = job.at("manualSelector");
  if (manual.boolean === true)
    report(manual, say`\`manualSelector\` can not be used for the jobs of a CronJob.`);
}

function checkJob(root: Cursor, report: Report): void {
  const spec = root.at("spec");
  if (spec.at("manualSelector").boolean === true) {
    if (!spec.at("selector").present)
      report(spec.at("selector"), say`\`manualSelector\` needs a \`selector\`.`);
    return;
  }
  const labels = spec.at("template", "metadata", "labels");
  for (const name of uidLabels) {
    const label = labels.key(name);
    if (label.present)
      report(label, say`The label \`${name}\` is set by the API server; remove it.`, { on: "key" });
  }
  const jobName = root.at("metadata", "name").string;
  for (const name of nameLabels) {
    const label = labels.key(name);
    if (label.string === undefined || jobName === undefined || label.string === jobName) continue;
    report(label, say`The label \`${name}\` must be the job's name \`${jobName}\`, or be left out.`);
  }
}

export default rule;
