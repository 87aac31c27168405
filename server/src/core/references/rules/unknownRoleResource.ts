/**
 * A role grants verbs on a resource that none of its API groups has, so it grants nothing. Looks at Kubernetes' own groups only:
 * nobody knows all resources of others. A resource may be meant for clusters of another version, so this is a hint; it is a warning
 * where no version has it and the name is a few letters away from one that exists.
 *
 * ```yaml
 * rules:
 * - apiGroups: [""]
 *   resources: [deployments] # of the group `apps`
 *   verbs: [get]
 * ```
 */
import { closestName } from "../../text/closestName.ts";
import { listing, say } from "../../text/message.ts";
import type { ReferenceRule } from "../referenceRule.ts";

/** Not served as objects, but spoken of in roles: who may act as whom, and who may sign. */
const spokenOf: ReadonlySet<string> = new Set([
  "groups",
  "signers",
  "uids",
  "userextras",
  "users",
  "bindings",
  "componentstatuses",
]);

const rule: ReferenceRule = {
  code: "unknown-role-resource",
  family: "reference",
  severity: "warning",
  summary: "A role grants verbs on a resource that does not exist.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources",
  kinds: ["rbac.authorization.k8s.io/Role", "rbac.authorization.k8s.io/ClusterRole"],
  check(_site, view, report, read) {
    for (const granted of read().at("rules").items()) {
      const groups = granted
        .at("apiGroups")
        .items()
        .map((group) => group.string ?? "*");
      const known = groups.map((group) => view.resourcesOf(group));
      if (groups.length === 0 || known.includes(undefined)) continue;
      const names = new Set(known.flatMap((resources) => [...(resources?.served ?? [])]));
      const isOfOtherVersion = (name: string): boolean =>
        known.some((resources) => resources?.ever.has(name) === true);
      for (const at of granted.at("resources").items()) {
        const name = at.string?.split("/")[0] ?? "*";
        if (name === "*" || names.has(name) || spokenOf.has(name)) continue;
        const meant = isOfOtherVersion(name) ? undefined : closestName(name, names);
        const advice = meant === undefined ? "" : say` Did you mean \`${meant}\`?`;
        const { start, end } = at.range;
        const place = { range: { start, end }, path: at.path };
        const groupNames = listing(
          groups.map((group) => (group === "" ? say`the core group` : say`\`${group}\``)),
        );
        report(place, say`There is no resource \`${name}\` in ${groupNames}.${advice}`, {
          isSure: meant !== undefined,
          meant: meant === undefined ? undefined : at.string?.replace(name, meant),
        });
      }
    }
  },
};

export default rule;
