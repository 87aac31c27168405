/**
 * Every rule of a Role or ClusterRole names verbs, and what they apply to: either resources together with their API
 * groups (`""` is the core group), or, in a ClusterRole only, URLs that are no resources. The API server refuses rules
 * that leave one of these out or mix both forms.
 *
 * ```yaml
 * rules:
 *   - resources: ["pods"] # apiGroups: [""] is missing
 *     verbs: ["get"]
 * ```
 */
import { say } from "../../../text/message.ts";
import { isUnset, requireFilled, requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "incomplete-policy-rule",
  family: "server",
  severity: "error",
  summary:
    "A rule of a Role or ClusterRole lacks verbs, resources or API groups, or mixes resources and URLs.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole",
  kinds: ["rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/ClusterRole"],
  check(manifest, report) {
    const namespaced = manifest.gvk.kind === "Role";
    for (const policy of manifest.root.at("rules").items()) {
      requireFilled(policy.at("verbs"), report, say`name at least one verb`);
      const urls = policy.at("nonResourceURLs");
      if (isUnset(urls)) {
        requireValue(
          policy.at("apiGroups"),
          report,
          say`name at least one API group; the core group is \`""\``,
        );
        requireValue(policy.at("resources"), report, say`name at least one resource`);
        continue;
      }
      if (namespaced) {
        report(
          urls,
          say`A Role can not allow \`nonResourceURLs\`; they do not belong to a namespace: use a ClusterRole.`,
        );
      }
      if (["apiGroups", "resources", "resourceNames"].some((name) => !isUnset(policy.at(name)))) {
        report(urls, say`A rule is about resources or about \`nonResourceURLs\`, not both; write two rules.`);
      }
    }
  },
};

export default rule;
