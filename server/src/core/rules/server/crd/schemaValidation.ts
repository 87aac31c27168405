/**
 * An entry of `x-kubernetes-validations` has a rule in CEL and, if the rule has several lines, a message of one line.
 * Only rules about changes can say `optionalOldSelf`. There are none below the entries of a list, unless its type is `map`. A
 * `fieldPath` leads to a field that the schema describes: `.spec.name`, or `['name']` for other names.
 *
 * ```yaml
 * x-kubernetes-validations:
 *   - rule: self.min <= self.max
 *     fieldPath: min # .min
 * ```
 */
import { mentions } from "../../../cel/expression.ts";
import { parseExpression } from "../../../cel/parseExpression.ts";
import { schemaPlacesOf } from "../../../manifest/crdSchemas.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { say } from "../../../text/message.ts";
import { schemaAtPath } from "../../schemaAtPath.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "schema-validation",
  family: "server",
  severity: "error",
  summary:
    "A validation rule of a schema has no expression, or an unusable message, field path or `optionalOldSelf`.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules",
  kinds: crdKinds,
  check(manifest, report) {
    for (const { at, uncorrelated } of manifest.shared(schemaPlacesOf)) {
      for (const validation of at.given("x-kubernetes-validations")?.items() ?? []) {
        checkMessage(validation, report);
        checkFieldPath(validation.at("fieldPath"), at, report);
        checkOldSelf(validation, uncorrelated === true, report);
      }
    }
  },
};

function checkMessage(validation: Cursor, report: Report): void {
  const expression = validation.at("rule");
  const message = validation.at("message");
  const text = message.string?.trim() ?? "";
  if (expression.string?.trim() === "") report(expression, say`\`rule\` is empty.`);
  else if (message.string && text === "") report(message, say`\`message\` has nothing but blanks.`);
  else if (hasLineBreak(text)) report(message, say`\`message\` must be a single line.`);
  else if (text === "" && hasLineBreak(expression.string?.trim() ?? ""))
    report(message, say`A rule of several lines needs a \`message\`.`);
  const messageExpression = validation.at("messageExpression");
  if (messageExpression.string !== "" && messageExpression.string?.trim() === "")
    report(messageExpression, say`\`messageExpression\` has nothing but blanks.`);
}

/** Whether a rule also applies to a new object is only a question where it compares with the old one. */
function checkOldSelf(validation: Cursor, isUncorrelated: boolean, report: Report): void {
  const optional = validation.at("optionalOldSelf");
  const expression = validation.at("rule");
  const parsed = parseExpression(expression.string ?? "");
  if (parsed.kind !== "parsed") return;
  const isAboutChange = mentions(parsed.expression, "oldSelf");
  if (isAboutChange && isUncorrelated)
    report(
      expression,
      say`\`oldSelf\` is not known here: only entries of a list of type \`map\` are found again in the older one.`,
    );
  if (!isAboutChange && optional.boolean !== undefined)
    report(optional, say`\`optionalOldSelf\` needs a rule that speaks of \`oldSelf\`.`, { on: "key" });
}

function checkFieldPath(path: Cursor, schema: Cursor, report: Report): void {
  if (!path.string) return;
  const found = schemaAtPath(schema, path.string);
  if (found.status === "no-path") report(path, say`\`fieldPath\` ${found.complaint}.`);
  if (found.status === "no-field") report(path, say`The schema describes no field at \`${path.string}\`.`);
}

function hasLineBreak(text: string): boolean {
  return /[\r\n]/u.test(text);
}

export default rule;
