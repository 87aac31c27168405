/**
 * The objects of a kind lie in namespaces or in the cluster: `scope` is `Namespaced` or `Cluster`. What the schema does
 * not declare is dropped; `preserveUnknownFields: true` belongs to `v1beta1` and is refused.
 *
 * ```yaml
 * spec:
 *   scope: namespaced # Namespaced
 * ```
 */
import { crdKinds } from "../../../manifest/customResourceDefinition.ts";
import { listing, say } from "../../../text/message.ts";
import { requireFilled } from "../../requireValue.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Rule } from "../../rule.ts";

const scopes = ["Cluster", "Namespaced"];

const rule: Rule = {
  code: "crd-scope",
  family: "server",
  severity: "error",
  summary: "A CustomResourceDefinition has an unknown scope, or keeps unknown fields everywhere.",
  source:
    "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#field-pruning",
  kinds: crdKinds,
  check(manifest, report) {
    const scope = manifest.root.at("spec", "scope");
    if (requireFilled(scope, report) && scope.string !== undefined && !scopes.includes(scope.string)) {
      const meant = scopes.find((known) => known.toLowerCase() === scope.string?.toLowerCase());
      report(scope, say`\`scope\` must be ${listing(scopes, "or")}.`, {
        fixes: meant === undefined ? [] : replaceValue(scope, meant),
      });
    }
    const preserve = manifest.root.at("spec", "preserveUnknownFields");
    if (preserve.boolean === true) {
      report(
        preserve,
        say`This can not be true; set \`x-kubernetes-preserve-unknown-fields\` in the schema where it is needed.`,
      );
    }
  },
};

export default rule;
