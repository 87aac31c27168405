import type { Cursor } from "../manifest/cursor.ts";
import type { Report } from "../report.ts";
import { say } from "../text/message.ts";
import { dns1123Subdomain, labelValue, qualifiedName } from "./names.ts";

/**
 * Report what the API server refuses in a node selector: no terms, malformed label keys, unknown operators, and values
 * that do not fit the operator. Fields can only be matched by `metadata.name`, with exactly one value.
 *
 * Source: https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#node-affinity
 */
export function checkNodeSelector(selector: Cursor, report: Report): void {
  const terms = selector.at("nodeSelectorTerms");
  if (terms.present && terms.items().length === 0)
    report(terms, say`A node selector needs at least one term.`);
  for (const term of terms.items()) {
    checkNodeSelectorTerm(term, report);
    for (const requirement of term.at("matchExpressions").items()) checkLabelValues(requirement, report);
  }
}

/** The same for one term, as preferred scheduling terms have it under `preference`: there values may be anything. */
export function checkNodeSelectorTerm(term: Cursor, report: Report): void {
  for (const requirement of term.at("matchExpressions").items()) checkLabelRequirement(requirement, report);
  for (const requirement of term.at("matchFields").items()) checkFieldRequirement(requirement, report);
}

function checkLabelRequirement(requirement: Cursor, report: Report): void {
  const key = requirement.at("key");
  const complaint = key.string === undefined ? undefined : qualifiedName(key.string);
  if (complaint !== undefined) report(key, say`The label key \`${key.string ?? ""}\` ${complaint}.`);
  const operator = requirement.at("operator");
  const values = requirement.at("values");
  const count = values.items().length;
  switch (operator.string ?? "In") {
    case "In":
    case "NotIn":
      if (operator.present && count === 0) {
        report(values, say`The operator \`${operator.string ?? ""}\` needs at least one value.`);
      }
      break;
    case "Exists":
    case "DoesNotExist":
      if (count > 0)
        report(values, say`The operator \`${operator.string ?? ""}\` takes no values.`, { on: "key" });
      break;
    case "Gt":
    case "Lt":
      if (count !== 1)
        report(values, say`The operator \`${operator.string ?? ""}\` takes exactly one value.`);
      break;
    case "":
      report(
        operator,
        say`The operator is empty; use \`In\`, \`NotIn\`, \`Exists\`, \`DoesNotExist\`, \`Gt\` or \`Lt\`.`,
      );
      break;
    default:
    // The schema lists the operators.
  }
}

function checkLabelValues(requirement: Cursor, report: Report): void {
  for (const value of requirement.at("values").items()) {
    const complaint = value.string === undefined ? undefined : labelValue(value.string);
    if (complaint !== undefined) report(value, say`The label value \`${value.string ?? ""}\` ${complaint}.`);
  }
}

function checkFieldRequirement(requirement: Cursor, report: Report): void {
  const operator = requirement.at("operator");
  const values = requirement.at("values");
  if (operator.string !== undefined && operator.string !== "In" && operator.string !== "NotIn") {
    report(operator, say`A field can only be matched with \`In\` or \`NotIn\`.`);
  } else if (values.items().length !== 1) {
    report(values, say`A field is matched with exactly one value.`);
  }
  const key = requirement.at("key");
  if (key.string !== undefined && key.string !== "metadata.name") {
    report(key, say`The only field a node selector can match is \`metadata.name\`.`);
    return;
  }
  for (const value of values.items()) {
    const complaint = value.string === undefined ? undefined : dns1123Subdomain(value.string);
    if (complaint !== undefined) report(value, say`The node name \`${value.string ?? ""}\` ${complaint}.`);
  }
}
