/**
 * A binding makes a policy effective: it names the policy and, if that has parameters, chooses them by name or by labels
 * and says what happens when there are none. The binding of a validating policy says what to do with what the policy
 * finds; denying and warning at once would say the same twice.
 *
 * ```yaml
 * kind: ValidatingAdmissionPolicyBinding
 * spec:
 *   policyName: replicas.example.com
 *   validationActions: [Deny, Warn] # Deny, or Warn
 *   paramRef:
 *     name: limits
 *     parameterNotFoundAction: Fail # Deny or Allow
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { dns1123Subdomain, pathSegmentName } from "../../../formats/names.ts";
import { policyBindingKinds } from "../../../manifest/admission.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { listing, say } from "../../../text/message.ts";
import { checkFormat } from "../../checkFormat.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const actions = ["Audit", "Deny", "Warn"];
const notFoundActions = ["Deny", "Allow"];

const rule: Rule = {
  code: "policy-binding",
  family: "server",
  severity: "error",
  summary:
    "The binding of an admission policy names no policy, no action, or chooses parameters in two ways.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/",
  kinds: policyBindingKinds,
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const isValidating = manifest.gvk.kind === "ValidatingAdmissionPolicyBinding";
    // The schema asks one of the two for it.
    const require = isValidating ? requireFilled : requireValue;
    if (require(spec.at("policyName"), report)) checkFormat(spec.at("policyName"), dns1123Subdomain, report);
    if (spec.at("paramRef").isMapping) checkParamRef(spec.at("paramRef"), report);
    if (isValidating) checkActions(spec.at("validationActions"), report);
  },
};

function checkParamRef(reference: Cursor, report: Report): void {
  const name = reference.at("name");
  const selector = reference.at("selector");
  if (name.string && selector.present) report(name, say`\`name\` and \`selector\` exclude each other.`);
  if (!name.string && !selector.present)
    report(reference, say`Choose parameters, by \`name\` or by \`selector\`.`, { on: "key" });
  checkFormat(name, pathSegmentName, report);
  checkLabelSelector(selector, report);
  const action = reference.at("parameterNotFoundAction");
  if (
    requireValue(action, report, say`say ${listing(notFoundActions, "or")}`) &&
    action.string !== undefined
  ) {
    if (!notFoundActions.includes(action.string))
      report(action, say`\`parameterNotFoundAction\` must be ${listing(notFoundActions, "or")}.`);
  }
}

function checkActions(list: Cursor, report: Report): void {
  if (!requireValue(list, report, say`name at least one of ${listing(actions)}`)) return;
  const seen = new Set<string>();
  for (const action of list.items()) {
    if (action.string === undefined) continue;
    if (action.string === "") report(action, say`An action must be one of ${listing(actions)}.`);
    if (seen.has(action.string)) report(action, say`\`${action.string}\` is repeated.`);
    seen.add(action.string);
  }
  if (seen.has("Deny") && seen.has("Warn"))
    report(list, say`A request that is denied needs no warning; remove \`Warn\`.`, { on: "key" });
}

export default rule;
