/**
 * Match conditions of webhooks and admission policies have a name, which appears in error messages and is a label
 * key, each another one, and a CEL expression. There can be 64 of them.
 *
 * ```yaml
 * matchConditions:
 *   - name: not a lease # no blanks
 *     expression: request.resource.resource != "leases"
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import { matchConditionListsOf, policyKinds, webhookKinds } from "../../../manifest/admission.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const mostConditions = 64;

const rule: Rule = {
  code: "match-condition",
  family: "server",
  severity: "error",
  summary: "A match condition has no name or expression, or the name of another one.",
  source:
    "https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-matchconditions",
  kinds: [...webhookKinds, ...policyKinds],
  check(manifest, report) {
    for (const conditions of matchConditionListsOf(manifest)) {
      const names = new Set<string>();
      if (conditions.items().length > mostConditions) {
        report(conditions, say`There can be ${mostConditions} match conditions at most.`, { on: "key" });
      }
      for (const condition of conditions.items()) {
        const expression = condition.at("expression");
        if (expression.string?.trim() === "") report(expression, say`\`expression\` is empty.`);
        const name = condition.at("name");
        if (!requireFilled(name, report) || name.string === undefined) continue;
        const complaint = qualifiedName(name.string);
        if (complaint !== undefined) report(name, say`Condition name \`${name.string}\` ${complaint}.`);
        if (names.has(name.string)) report(name, say`There is a condition \`${name.string}\` already.`);
        names.add(name.string);
      }
    }
  },
};

export default rule;
