/**
 * A ValidatingAdmissionPolicy validates or annotates: it has at least one entry in `validations` or `auditAnnotations`.
 * A validation has an expression; its message is a single line and its reason one of three. The key of an annotation is
 * prefixed with the policy's name and then has to be the key of an annotation.
 *
 * ```yaml
 * validations:
 *   - expression: object.spec.replicas <= 5
 *     reason: TooMany # Forbidden, Invalid or RequestEntityTooLarge
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import { checkLength } from "../../checkNamedList.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const reasons = ["Forbidden", "Invalid", "RequestEntityTooLarge"];
const mostAnnotations = 20;
const longestValueExpression = 5 * 1024;

const rule: Rule = {
  code: "policy-validation",
  family: "server",
  severity: "error",
  summary:
    "A ValidatingAdmissionPolicy validates nothing, or has an unusable validation or audit annotation.",
  source:
    "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#validation-expression",
  kinds: ["admissionregistration.k8s.io/ValidatingAdmissionPolicy"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const validations = spec.at("validations");
    const annotations = spec.at("auditAnnotations");
    if (validations.items().length + annotations.items().length === 0)
      report(validations, say`A policy needs at least one entry in \`validations\` or \`auditAnnotations\`.`);
    for (const validation of validations.items()) checkValidation(validation, report);
    checkAnnotations(annotations, manifest.root.at("metadata", "name").string ?? "", report);
  },
};

function checkValidation(validation: Cursor, report: Report): void {
  const expression = validation.at("expression");
  if (expression.string?.trim() === "") report(expression, say`\`expression\` is empty.`);
  const message = validation.at("message");
  if (message.string !== "" && message.string?.trim() === "")
    report(message, say`\`message\` has nothing but blanks.`);
  else if (/[\r\n]/u.test(message.string?.trim() ?? ""))
    report(message, say`\`message\` must be a single line.`);
  const messageExpression = validation.at("messageExpression");
  if (messageExpression.string !== "" && messageExpression.string?.trim() === "")
    report(messageExpression, say`\`messageExpression\` has nothing but blanks.`);
  const reason = validation.at("reason");
  if (reason.string !== undefined && !reasons.includes(reason.string))
    report(reason, say`\`reason\` must be one of ${listing(reasons)}.`);
}

function checkAnnotations(annotations: Cursor, policy: string, report: Report): void {
  checkLength(annotations, mostAnnotations, report);
  const keys = new Set<string>();
  for (const annotation of annotations.items()) {
    const value = annotation.at("valueExpression");
    if (value.string?.trim() === "") report(value, say`\`valueExpression\` is empty.`);
    if ((value.string?.length ?? 0) > longestValueExpression)
      report(value, say`The expression is longer than 5 KiB.`);
    const key = annotation.at("key");
    if (!requireFilled(key, report) || key.string === undefined) continue;
    const complaint = qualifiedName(policy === "" ? key.string : `${policy}/${key.string}`);
    if (complaint !== undefined)
      report(key, say`The key \`${key.string}\` behind the name of the policy ${complaint}.`);
    if (keys.has(key.string)) report(key, say`There is an annotation \`${key.string}\` already.`);
    keys.add(key.string);
  }
}

export default rule;
