/**
 * A `successPolicy` needs at least one rule, and each rule says which indexes or how many of them must succeed.
 * Indexes are written as ascending numbers and intervals (`0,2-4`) below `completions`, and a count can not ask for
 * more than there are.
 *
 * ```yaml
 * spec:
 *   completions: 3
 *   completionMode: Indexed
 *   successPolicy:
 *     rules:
 *       - succeededIndexes: 0,3 # indexes go from 0 to 2
 * ```
 */
import { jobIndexes } from "../../../formats/jobIndexes.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const mostRules = 20;

const rule: Rule = {
  code: "job-success-policy",
  family: "server",
  severity: "error",
  summary: "A success policy of a job can not be met.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const job = jobSpecOf(manifest);
    const policy = job?.at("successPolicy");
    const completions = job?.at("completions").number;
    if (policy?.present !== true || job?.at("completionMode").string !== "Indexed") return;
    const rules = policy.at("rules");
    const { length } = rules.items();
    if (rules.isSequence && length === 0) report(rules, say`\`rules\` needs at least one rule.`);
    if (length > mostRules) {
      report(rules, say`\`rules\` has ${length} rules; it can have at most ${mostRules}.`, {
        on: "key",
      });
    }
    if (completions === undefined) return;
    for (const item of rules.items()) checkRule(item, completions, report);
  },
};

function checkRule(item: Cursor, completions: number, report: Report): void {
  const indexes = item.at("succeededIndexes");
  const count = item.at("succeededCount");
  if (!indexes.present && !count.present) {
    report(item, say`The rule needs \`succeededIndexes\` or \`succeededCount\`.`);
  }
  const listed = indexes.string === undefined ? undefined : jobIndexes(indexes.string, completions);
  if (listed?.kind === "malformed") report(indexes, say`\`${indexes.string ?? ""}\` ${listed.complaint}.`);
  if (count.number === undefined) return;
  if (count.number < 0) report(count, say`\`succeededCount\` is ${count.number}; it must be 0 or more.`);
  if (count.number > completions) {
    report(count, say`\`succeededCount\` is ${count.number}; the job has only ${completions} completions.`);
  } else if (listed?.kind === "indexes" && count.number > listed.count) {
    report(
      count,
      say`\`succeededCount\` is ${count.number}; \`succeededIndexes\` lists only ${listed.count}.`,
    );
  }
}

export default rule;
