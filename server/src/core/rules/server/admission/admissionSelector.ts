/**
 * `namespaceSelector` and `objectSelector` of webhooks, admission policies and their bindings are label selectors:
 * operators `In`, `NotIn` (with values), `Exists` and `DoesNotExist` (without), and valid label keys and values.
 *
 * ```yaml
 * objectSelector:
 *   matchExpressions:
 *     - { key: team, operator: In } # values are missing
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { admissionKinds, requestMatchersOf } from "../../../manifest/admission.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "admission-selector",
  family: "server",
  severity: "error",
  summary: "A webhook or policy selects namespaces or objects with an invalid label selector.",
  source:
    "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-objectselector",
  kinds: admissionKinds,
  check(manifest, report) {
    for (const matcher of requestMatchersOf(manifest)) {
      checkLabelSelector(matcher.at("namespaceSelector"), report);
      checkLabelSelector(matcher.at("objectSelector"), report);
    }
  },
};

export default rule;
