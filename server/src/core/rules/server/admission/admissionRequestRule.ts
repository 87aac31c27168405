/**
 * A rule that chooses requests for a webhook or an admission policy names operations, API groups, API versions and
 * resources. `*` stands alone in a list; `pods/*` covers `pods/status`, so one of the two is superfluous and refused.
 *
 * ```yaml
 * rules:
 *   - operations: ["*", "CREATE"] # * covers CREATE
 *     apiGroups: [""]
 *     apiVersions: ["v1"]
 *     resources: ["pods"]
 * ```
 */
import { pathSegmentName } from "../../../formats/names.ts";
import { admissionKinds, requestRulesOf } from "../../../manifest/admission.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { isUnset, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "admission-request-rule",
  family: "server",
  severity: "error",
  summary: "A rule of a webhook or admission policy lacks a list, or mixes `*` with others.",
  source:
    "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-rules",
  kinds: admissionKinds,
  check(manifest, report) {
    for (const requests of requestRulesOf(manifest)) {
      for (const name of ["operations", "apiGroups", "apiVersions"]) checkList(requests.at(name), report);
      checkVersions(requests.at("apiVersions"), report);
      checkResources(requests.at("resources"), report);
      checkNames(requests.at("resourceNames"), report);
    }
    if (manifest.gvk.kind === "MutatingAdmissionPolicy")
      checkMutatedOperations(requestRulesOf(manifest), report);
  },
};

function checkList(list: Cursor, report: Report): void {
  if (!requireValue(list, report, say`name at least one, or \`*\``)) return;
  const star = list.items().find((item) => item.string === "*");
  if (star === undefined || list.items().length === 1) return;
  report(star, say`\`*\` means all; remove the others or the \`*\`.`, { path: list.path });
}

function checkVersions(versions: Cursor, report: Report): void {
  for (const version of versions.items()) {
    if (isUnset(version)) report(version, say`An API version can not be empty.`);
  }
}

/** A mutated object is one that is created or changed. */
function checkMutatedOperations(rules: readonly Cursor[], report: Report): void {
  for (const operation of rules.flatMap((requests) => requests.at("operations").items())) {
    if (operation.string !== "DELETE") continue;
    const path = "spec.matchConstraints.resourceRules.operations";
    report(operation, say`A deleted object can not be mutated; use CREATE, UPDATE or CONNECT.`, { path });
  }
}

function checkResources(resources: Cursor, report: Report): void {
  if (!requireValue(resources, report, say`name at least one, or \`*\``)) return;
  const items = resources.items();
  const names = items.map((item) => item.string ?? "");
  const wholeResources = new Set<string>();
  const wholeSubresources = new Set<string>();
  for (const item of items) {
    if (isUnset(item)) report(item, say`A resource can not be empty.`);
    const [resource = "", ...rest] = item.string?.split("/") ?? [];
    if (rest.length === 0) continue;
    const subresource = rest.join("/");
    if (wholeResources.has(resource))
      report(item, say`\`${resource}/*\` covers \`${item.string ?? ""}\` already.`);
    if (wholeSubresources.has(subresource))
      report(item, say`\`*/${subresource}\` covers \`${item.string ?? ""}\` already.`);
    if (subresource === "*") wholeResources.add(resource);
    if (resource === "*") wholeSubresources.add(subresource);
  }
  if (names.includes("*/*") && names.length > 1)
    report(resources, say`\`*/*\` covers all others.`, { on: "key" });
  if (names.includes("*") && names.some((name) => name !== "*" && name !== "" && !name.includes("/"))) {
    report(resources, say`\`*\` covers all other resources.`, { on: "key" });
  }
}

function checkNames(names: Cursor, report: Report): void {
  const seen = new Set<string>();
  for (const name of names.items()) {
    if (name.string === undefined) continue;
    const complaint = pathSegmentName(name.string);
    if (complaint !== undefined) report(name, say`Resource name \`${name.string}\` ${complaint}.`);
    if (seen.has(name.string)) report(name, say`\`${name.string}\` is repeated.`);
    seen.add(name.string);
  }
}

export default rule;
