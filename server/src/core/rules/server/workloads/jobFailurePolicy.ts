/**
 * Each rule of a `podFailurePolicy` decides by exit codes or by pod conditions, one of the two. Exit codes are listed
 * once each in ascending order, `0` (success) can not be matched with `In`, and a container named there must exist in
 * the pod template.
 *
 * ```yaml
 * podFailurePolicy:
 *   rules:
 *     - action: FailJob
 *       onExitCodes:
 *         operator: In
 *         values: [0, 42] # 0 is no failure
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { say } from "../../../text/message.ts";
import type { Report, Rule } from "../../rule.ts";

const mostRules = 20;
const mostConditions = 20;
const mostExitCodes = 255;

const rule: Rule = {
  code: "job-failure-policy",
  family: "server",
  severity: "error",
  summary: "A pod failure policy of a job contradicts itself or names what is not there.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy",
  kinds: ["batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const job = jobSpecOf(manifest);
    const policy = job?.at("podFailurePolicy");
    if (job === undefined || policy?.present !== true) return;
    checkReplacement(job, report);
    const rules = policy.at("rules");
    checkLength(rules, mostRules, report);
    for (const item of rules.items()) {
      checkSubject(item, report);
      checkFailIndex(item, job, report);
      checkExitCodes(item.at("onExitCodes"), containerNames(job), report);
      checkConditions(item.at("onPodConditions"), report);
    }
  },
};

function checkReplacement(job: Cursor, report: Report): void {
  const replacement = job.at("podReplacementPolicy");
  if (replacement.string !== "TerminatingOrFailed") return;
  report(replacement, say`\`podReplacementPolicy\` must be \`Failed\` in a job with a \`podFailurePolicy\`.`);
}

function checkSubject(item: Cursor, report: Report): void {
  const byExitCode = item.at("onExitCodes").present;
  const byCondition = item.at("onPodConditions").items().length > 0;
  if (byExitCode && byCondition) {
    report(item, say`The rule has both \`onExitCodes\` and \`onPodConditions\`; use one rule for each.`);
  } else if (!byExitCode && !byCondition) {
    report(item, say`The rule needs \`onExitCodes\` or \`onPodConditions\`.`);
  }
}

function checkFailIndex(item: Cursor, job: Cursor, report: Report): void {
  const action = item.at("action");
  if (action.string === "FailIndex" && !job.at("backoffLimitPerIndex").present) {
    report(action, say`The action \`FailIndex\` needs \`backoffLimitPerIndex\` in the job.`);
  }
}

function checkExitCodes(requirement: Cursor, containers: ReadonlySet<string>, report: Report): void {
  if (!requirement.isMapping) return;
  const container = requirement.at("containerName");
  if (container.string !== undefined && !containers.has(container.string)) {
    report(container, say`No container of the job's pods is called \`${container.string}\`.`);
  }
  const values = requirement.at("values");
  checkLength(values, mostExitCodes, report);
  if (values.isSequence && values.items().length === 0)
    report(values, say`\`values\` needs at least one exit code.`);
  const numbers = values.items().map((value) => value.number);
  for (const [index, value] of values.items().entries()) {
    const number = numbers[index];
    if (number === undefined) continue;
    if (number === 0 && requirement.at("operator").string === "In") {
      report(value, say`Exit code 0 is success and can not be listed with the operator \`In\`.`);
    }
    if (numbers.indexOf(number) < index) report(value, say`Exit code ${number} is listed twice.`);
  }
  if (!isAscending(numbers)) report(values, say`The exit codes must be in ascending order.`, { on: "key" });
}

function isAscending(numbers: readonly (number | undefined)[]): boolean {
  return numbers.every((number, index) => index === 0 || !(Number(numbers[index - 1]) > Number(number)));
}

function checkConditions(conditions: Cursor, report: Report): void {
  checkLength(conditions, mostConditions, report);
  for (const condition of conditions.items()) {
    const type = condition.at("type");
    const complaint = type.string === undefined ? undefined : qualifiedName(type.string);
    if (complaint !== undefined) report(type, say`\`${type.string ?? ""}\` ${complaint}.`);
    const status = condition.at("status");
    if (status.string !== undefined && !["", "True", "False", "Unknown"].includes(status.string)) {
      report(
        status,
        say`\`${status.string}\` is no condition status; use \`True\`, \`False\` or \`Unknown\`.`,
      );
    }
  }
}

function checkLength(list: Cursor, most: number, report: Report): void {
  const { length } = list.items();
  if (length > most) {
    report(list, say`\`${list.name}\` has ${length} elements; it can have at most ${most}.`, {
      on: "key",
    });
  }
}

function containerNames(job: Cursor): ReadonlySet<string> {
  const podSpec = job.at("template", "spec");
  return new Set(
    [...podSpec.at("containers").items(), ...podSpec.at("initContainers").items()].flatMap(
      (container) => container.at("name").string ?? [],
    ),
  );
}

export default rule;
