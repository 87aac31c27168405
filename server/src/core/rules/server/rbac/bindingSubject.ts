/**
 * The subjects of a binding are users, groups and service accounts. Users and groups belong to the API group
 * `rbac.authorization.k8s.io` (the default), service accounts to the core group, which is written as `""` or left
 * out. A service account in a ClusterRoleBinding needs a namespace, for there is none it could be taken from.
 *
 * ```yaml
 * subjects:
 *   - kind: ServiceAccount
 *     apiGroup: rbac.authorization.k8s.io # belongs to users and groups
 *     name: builder
 * ```
 */
import { dns1123Subdomain } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { nearestValue, replaceValue } from "../../replaceValue.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const group = "rbac.authorization.k8s.io";

const rule: Rule = {
  code: "binding-subject",
  family: "server",
  severity: "error",
  summary: "A binding's subject is no user, group or service account as RBAC knows them.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects",
  kinds: ["rbac.authorization.k8s.io/RoleBinding", "rbac.authorization.k8s.io/ClusterRoleBinding"],
  check(manifest, report) {
    for (const subject of manifest.root.at("subjects").items()) {
      const named = requireFilled(subject.at("name"), report, say`name the subject`);
      const kind = subject.at("kind");
      if (kind.string === "ServiceAccount") {
        checkServiceAccount(subject, named, report);
        if (manifest.gvk.kind === "ClusterRoleBinding") {
          requireValue(
            subject.at("namespace"),
            report,
            say`a service account in a ClusterRoleBinding needs one`,
          );
        }
      } else if (kind.string === "User" || kind.string === "Group") {
        const apiGroup = subject.at("apiGroup");
        if (apiGroup.string && apiGroup.string !== group) {
          report(apiGroup, say`\`apiGroup\` of a ${kind.string} must be \`${group}\`.`, {
            fixes: replaceValue(apiGroup, group),
          });
        }
      } else if (kind.string !== undefined) {
        report(
          kind,
          say`A subject can not be of kind \`${kind.string}\`; use ServiceAccount, User or Group.`,
          { fixes: nearestValue(kind, ["ServiceAccount", "User", "Group"]) },
        );
      }
    }
  },
};

function checkServiceAccount(subject: Cursor, named: boolean, report: Report): void {
  const name = subject.at("name").string;
  const complaint = named && name !== undefined ? dns1123Subdomain(name) : undefined;
  if (complaint !== undefined)
    report(subject.at("name"), say`Service account name \`${name ?? ""}\` ${complaint}.`);
  const apiGroup = subject.at("apiGroup");
  if (apiGroup.string) {
    report(apiGroup, say`\`apiGroup\` of a ServiceAccount must be empty.`, {
      fixes: replaceValue(apiGroup, ""),
    });
  }
}

export default rule;
