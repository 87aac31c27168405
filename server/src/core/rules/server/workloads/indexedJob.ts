/**
 * `backoffLimitPerIndex`, `maxFailedIndexes` and `successPolicy` speak of the indexes of a job, so the API server
 * accepts them only with `completionMode: Indexed`, which in turn needs `completions`. There are bounds on how many
 * pods and failures an indexed job may have, and its name must leave room for the index in the pods' host names.
 *
 * ```yaml
 * spec:
 *   backoffLimitPerIndex: 1 # needs completionMode: Indexed
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { type Message, say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

/** Most pods that may run at the same time in an indexed job. */
const mostParallel = 100_000;

/** With more completions than this, failures per index and parallelism are bounded more tightly. */
const manyCompletions = 100_000;
const fewWithManyCompletions = 10_000;

const longestHostName = 63;

const rule: Rule = {
  code: "indexed-job",
  family: "server",
  severity: "error",
  summary: "Fields about the indexes of a job do not fit its completion mode or its completions.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const job = jobSpecOf(manifest);
    if (job === undefined) return;
    if (job.at("maxFailedIndexes").present && !job.at("backoffLimitPerIndex").present) {
      report(
        job.at("backoffLimitPerIndex"),
        say`\`backoffLimitPerIndex\` must be set when \`maxFailedIndexes\` is.`,
      );
    }
    const mode = job.at("completionMode");
    if (!mode.present || mode.string === "NonIndexed") checkUnindexed(job, report);
    else if (mode.string === "Indexed") checkIndexed(job, report);
    if (manifest.gvk.kind === "Job") checkHostNames(manifest.root, report);
  },
};

function checkUnindexed(job: Cursor, report: Report): void {
  for (const name of ["backoffLimitPerIndex", "maxFailedIndexes", "successPolicy"]) {
    const field = job.at(name);
    if (field.present) report(field, say`\`${name}\` needs \`completionMode: Indexed\`.`, { on: "key" });
  }
}

function checkIndexed(job: Cursor, report: Report): void {
  const completions = job.at("completions").number;
  if (!job.at("completions").present) {
    report(job.at("completions"), say`\`completions\` must be set when \`completionMode\` is \`Indexed\`.`);
  }
  checkAtMost(job.at("parallelism"), mostParallel, say`in an indexed job`, report);
  if (completions === undefined || !job.at("backoffLimitPerIndex").present) return;
  const failures = job.at("maxFailedIndexes");
  checkAtMost(failures, completions, say`the number of \`completions\``, report);
  if (completions <= manyCompletions) return;
  const because = say`when there are more than ${manyCompletions} completions`;
  if (!failures.present) report(failures, say`\`maxFailedIndexes\` must be set ${because}.`);
  checkAtMost(failures, fewWithManyCompletions, because, report);
  checkAtMost(job.at("parallelism"), fewWithManyCompletions, because, report);
}

function checkAtMost(field: Cursor, highest: number, because: Message, report: Report): void {
  if (field.number === undefined || field.number <= highest) return;
  report(field, say`\`${field.name}\` is ${field.number}; it can be at most ${highest}, ${because}.`);
}

/** Pods of an indexed job are called `<job>-<index>`, which has to fit into a host name. */
function checkHostNames(root: Cursor, report: Report): void {
  const completions = root.at("spec", "completions").number;
  if (root.at("spec", "completionMode").string !== "Indexed" || completions === undefined || completions < 1)
    return;
  const place = root.at("metadata", "name");
  const name = place.string ?? "";
  const longest = `${name}-${String(completions - 1)}`;
  if (longest.length > longestHostName || name.includes(".")) {
    const limit = say`without dots and of at most ${longestHostName} characters`;
    report(
      place,
      say`\`${longest}\` would be the host name of a pod of this indexed job; it must be one ${limit}.`,
    );
  }
}

export default rule;
