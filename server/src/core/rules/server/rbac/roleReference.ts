/**
 * The `roleRef` of a binding names one Role or ClusterRole of the group `rbac.authorization.k8s.io`. A
 * ClusterRoleBinding can only refer to a ClusterRole, since it holds in every namespace. The reference can not be
 * changed later, so the API server is strict about it.
 *
 * ```yaml
 * kind: ClusterRoleBinding
 * roleRef:
 *   kind: Role # must be ClusterRole
 *   name: reader
 * ```
 */
import { pathSegmentName } from "../../../formats/names.ts";
import { listing, say } from "../../../text/message.ts";
import { nearestValue, replaceValue } from "../../replaceValue.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const group = "rbac.authorization.k8s.io";

const rule: Rule = {
  code: "role-reference",
  family: "server",
  severity: "error",
  summary: "A binding refers to something that is no Role or ClusterRole it may refer to.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#rolebinding-and-clusterrolebinding",
  kinds: ["rbac.authorization.k8s.io/RoleBinding", "rbac.authorization.k8s.io/ClusterRoleBinding"],
  check(manifest, report) {
    const reference = manifest.root.at("roleRef");
    if (!reference.isMapping) return;
    const apiGroup = reference.at("apiGroup");
    // The empty group is defaulted before it is validated.
    if (apiGroup.string && apiGroup.string !== group) {
      report(apiGroup, say`\`apiGroup\` of a \`roleRef\` must be \`${group}\`.`, {
        fixes: replaceValue(apiGroup, group),
      });
    }
    const kind = reference.at("kind");
    const kinds = manifest.gvk.kind === "RoleBinding" ? ["Role", "ClusterRole"] : ["ClusterRole"];
    if (kind.string !== undefined && !kinds.includes(kind.string)) {
      const only = kinds.length === 1 ? kinds[0] : undefined;
      report(kind, say`\`kind\` of a ${manifest.gvk.kind}'s \`roleRef\` must be ${listing(kinds, "or")}.`, {
        fixes: only === undefined ? nearestValue(kind, kinds) : replaceValue(kind, only),
      });
    }
    const name = reference.at("name");
    if (!requireFilled(name, report, say`name the role to bind`)) return;
    const complaint = name.string === undefined ? undefined : pathSegmentName(name.string);
    if (complaint !== undefined) report(name, say`Role name \`${name.string ?? ""}\` ${complaint}.`);
  },
};

export default rule;
