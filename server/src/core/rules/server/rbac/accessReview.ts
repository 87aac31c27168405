/**
 * A review asks about one access: to a resource (`resourceAttributes`) or to a path (`nonResourceAttributes`). A SubjectAccessReview
 * says whose access, by `user` or `groups`; a LocalSubjectAccessReview asks about a resource in its own namespace; a
 * SelfSubjectRulesReview names a namespace. Reviews are answered at once and never stored, so their metadata stay empty.
 *
 * ```yaml
 * kind: SubjectAccessReview
 * spec:
 *   resourceAttributes: { verb: get, resource: pods }
 *   user: "" # whose access?
 * ```
 */
import { labelValue, qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { checkAnyFormat } from "../../checkFormat.ts";
import { isUnset, requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const group = "authorization.k8s.io";

const rule: Rule = {
  code: "access-review",
  family: "server",
  severity: "error",
  summary: "A review asks about no access, about two, or about nobody's.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/authorization/#checking-api-access",
  kinds: [
    `${group}/SubjectAccessReview`,
    `${group}/LocalSubjectAccessReview`,
    `${group}/SelfSubjectAccessReview`,
    `${group}/SelfSubjectRulesReview`,
  ],
  check({ root, gvk }, report) {
    const spec = root.at("spec");
    if (spec.present && !spec.isMapping) return;
    if (gvk.kind === "SelfSubjectRulesReview") {
      requireValue(spec.at("namespace"), report, say`the rules of a namespace are asked for`);
      return;
    }
    checkMetadata(root.at("metadata"), report);
    checkAttributes(spec, report);
    if (gvk.kind !== "SelfSubjectAccessReview") checkSubject(spec, report);
    if (gvk.kind === "LocalSubjectAccessReview") checkLocal(root, spec, report);
  },
};

/** The namespace is that of the request, and who manages which fields is written by the server. */
function checkMetadata(metadata: Cursor, report: Report): void {
  const set = metadata
    .fields()
    .find((field) => !["namespace", "managedFields"].includes(field.name) && isMeant(field));
  if (set !== undefined)
    report(set, say`A review has no \`${set.name}\`: it is answered and not stored.`, {
      on: "key",
      path: metadata.path,
    });
}

function isMeant(field: Cursor): boolean {
  return !isUnset(field) && field.number !== 0 && !(field.isMapping && field.fields().length === 0);
}

function checkAttributes(spec: Cursor, report: Report): void {
  const resource = spec.at("resourceAttributes");
  const path = spec.at("nonResourceAttributes");
  if (resource.present && path.present)
    report(path, say`A review asks about a resource or a path, not about both.`, { on: "key" });
  if (!resource.present && !path.present)
    report(
      resource,
      say`Say what access is asked about, in \`resourceAttributes\` or \`nonResourceAttributes\`.`,
    );
  checkSelector(resource.at("fieldSelector"), report);
  checkSelector(resource.at("labelSelector"), report);
}

function checkSubject(spec: Cursor, report: Report): void {
  const user = spec.at("user");
  if (isUnset(user) && spec.at("groups").items().length === 0)
    report(user, say`Say whose access is asked about, by \`user\` or \`groups\`.`);
}

function checkLocal(root: Cursor, spec: Cursor, report: Report): void {
  const path = spec.at("nonResourceAttributes");
  if (path.present)
    report(path, say`A path is in no namespace; ask about it in a SubjectAccessReview.`, { on: "key" });
  const resource = spec.at("resourceAttributes");
  if (!resource.isMapping) return;
  const namespace = resource.at("namespace");
  const own = root.at("metadata", "namespace").string;
  if (isUnset(namespace)) requireValue(namespace, report, say`it must be that of the review`);
  else if (own && namespace.string !== undefined && namespace.string !== own)
    report(namespace, say`The review is in the namespace \`${own}\`; it can ask about no other.`);
}

/** Operators that the server does not know are left to those who authorize. */
function checkSelector(selector: Cursor, report: Report): void {
  if (!selector.isMapping) return;
  const raw = selector.at("rawSelector");
  const requirements = selector.at("requirements");
  if (raw.string && requirements.items().length > 0)
    report(raw, say`A selector is written as \`rawSelector\` or as \`requirements\`, not as both.`, {
      on: "key",
    });
  if (isUnset(raw) && isUnset(requirements))
    report(requirements, say`The selector selects nothing: write \`requirements\` or a \`rawSelector\`.`);
  for (const requirement of requirements.items()) checkRequirement(requirement, selector.name, report);
}

function checkRequirement(requirement: Cursor, selector: string, report: Report): void {
  const key = requirement.at("key");
  const operator = requirement.at("operator").string ?? "";
  const values = requirement.at("values");
  if (selector === "fieldSelector") requireFilled(key, report);
  else {
    checkAnyFormat(key, qualifiedName, report);
    for (const value of values.items()) checkAnyFormat(value, labelValue, report);
  }
  if (["In", "NotIn"].includes(operator) && isUnset(values))
    report(values, say`Operator \`${operator}\` needs \`values\`.`);
  if (["Exists", "DoesNotExist"].includes(operator) && !isUnset(values))
    report(values, say`Operator \`${operator}\` takes no \`values\`.`, { on: "key" });
}

export default rule;
