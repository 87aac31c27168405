import type { Cursor } from "../manifest/cursor.ts";
import { isLabelOperator, meets } from "../manifest/labelRequirement.ts";
import type { Report } from "../report.ts";
import { say } from "../text/message.ts";
import { checkLabels } from "./labels.ts";
import { labelValue, qualifiedName } from "./names.ts";

/**
 * Report what the API server refuses in a label selector: keys and values that labels cannot have, unknown operators,
 * values where none belong or none where some do.
 *
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function checkLabelSelector(selector: Cursor, report: Report): void {
  checkLabels(selector.at("matchLabels"), report);
  for (const requirement of selector.at("matchExpressions").items()) checkRequirement(requirement, report);
}

function checkRequirement(requirement: Cursor, report: Report): void {
  const key = requirement.at("key");
  const complaint = key.string === undefined ? undefined : qualifiedName(key.string);
  if (complaint !== undefined) report(key, say`The label key \`${key.string ?? ""}\` ${complaint}.`);
  const operator = requirement.at("operator");
  const values = requirement.at("values");
  if (operator.string === undefined) return;
  if (!isLabelOperator(operator.string)) {
    report(
      operator,
      say`\`${operator.string}\` is no operator of a label selector: use \`In\`, \`NotIn\`, \`Exists\` or \`DoesNotExist\`.`,
    );
  } else if (operator.string.endsWith("In")) {
    if (values.items().length === 0)
      report(values, say`The operator \`${operator.string}\` needs at least one value.`);
  } else if (values.items().length > 0) {
    report(values, say`The operator \`${operator.string}\` takes no values.`);
  }
  for (const value of values.items()) {
    const wrong = value.string === undefined ? undefined : labelValue(value.string);
    if (wrong !== undefined) report(value, say`The label value \`${value.string ?? ""}\` ${wrong}.`);
  }
}

/** Whether the selector picks an object with these labels; an empty selector picks every one. */
export function selectorMatches(selector: Cursor, labels: Cursor): boolean {
  const equal = selector
    .at("matchLabels")
    .keys()
    .every((label) => labels.key(label.name).string === label.string);
  return (
    equal &&
    selector
      .at("matchExpressions")
      .items()
      .every((requirement) => isMet(requirement, labels))
  );
}

function isMet(requirement: Cursor, labels: Cursor): boolean {
  const operator = requirement.at("operator").string;
  const label = labels.key(requirement.at("key").string ?? "");
  const values = requirement
    .at("values")
    .items()
    .map((value) => value.string);
  return (
    !isLabelOperator(operator) ||
    meets(operator, new Set(values), label.present ? (label.string ?? "") : undefined)
  );
}
