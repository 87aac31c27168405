/**
 * A variable of an admission policy has an expression and a name, by which later expressions use it as `variables.name`;
 * so the name is an identifier of CEL.
 *
 * ```yaml
 * variables:
 *   - name: all-containers # allContainers
 *     expression: object.spec.containers
 * ```
 */
import { policyKinds } from "../../../manifest/admission.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** Words that CEL keeps for itself. https://github.com/google/cel-spec/blob/master/doc/langdef.md#syntax */
const reserved: ReadonlySet<string> = new Set(
  "true false null in as break const continue else for function if import let loop package namespace return var void while".split(
    " ",
  ),
);

const rule: Rule = {
  code: "policy-variable",
  family: "server",
  severity: "error",
  summary: "A variable of an admission policy has no usable name or no expression.",
  source:
    "https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/#variable-composition",
  kinds: policyKinds,
  check(manifest, report) {
    for (const variable of manifest.root.at("spec", "variables").items()) {
      const expression = variable.at("expression");
      if (expression.string?.trim() === "") report(expression, say`\`expression\` is empty.`);
      const name = variable.at("name");
      if (!requireFilled(name, report) || name.string === undefined) continue;
      checkName(name, name.string, report);
    }
  },
};

function checkName(place: Cursor, name: string, report: Report): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/u.test(name))
    report(place, say`\`${name}\` must be letters, digits and \`_\`, and not start with a digit.`);
  else if (reserved.has(name)) report(place, say`\`${name}\` is a word of CEL.`);
}

export default rule;
