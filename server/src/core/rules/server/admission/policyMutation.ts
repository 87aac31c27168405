/**
 * A MutatingAdmissionPolicy has at least one mutation. Its `patchType` says which of `applyConfiguration` and
 * `jsonPatch` is there, with an expression, while the other one is not.
 *
 * ```yaml
 * mutations:
 *   - patchType: JSONPatch
 *     applyConfiguration: # jsonPatch
 *       expression: '[JSONPatch{op: "add", path: "/metadata/labels/team", value: "a"}]'
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const fields = { ApplyConfiguration: "applyConfiguration", JSONPatch: "jsonPatch" } as const;

const rule: Rule = {
  code: "policy-mutation",
  family: "server",
  severity: "error",
  summary: "A MutatingAdmissionPolicy has no mutation, or one whose patch does not fit its type.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/",
  kinds: ["admissionregistration.k8s.io/MutatingAdmissionPolicy"],
  check(manifest, report) {
    const mutations = manifest.root.at("spec", "mutations");
    requireValue(mutations, report, say`a policy needs at least one`);
    for (const mutation of mutations.items()) checkMutation(mutation, report);
  },
};

function checkMutation(mutation: Cursor, report: Report): void {
  const type = mutation.at("patchType");
  if (!requireFilled(type, report)) return;
  for (const [name, field] of Object.entries(fields)) {
    const patch = mutation.at(field);
    if (type.string !== name) {
      // A patch of an unknown type can not contradict it.
      if (patch.present && type.string !== undefined && type.string in fields)
        report(patch, say`\`${field}\` does not fit the patch type \`${type.string}\`.`, { on: "key" });
    } else if (requireValue(patch, report, say`the patch type is \`${name}\``)) {
      const expression = patch.at("expression");
      if (patch.isMapping && !expression.string?.trim()) report(expression, say`\`expression\` is empty.`);
    }
  }
}

export default rule;
