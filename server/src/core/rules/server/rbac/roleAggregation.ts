/**
 * A ClusterRole with an `aggregationRule` collects the rules of other ClusterRoles by their labels. It needs at least
 * one selector; without any nothing could be collected.
 *
 * ```yaml
 * aggregationRule:
 *   clusterRoleSelectors: [] # needs at least one selector
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import { say } from "../../../text/message.ts";
import { requireValue } from "../../requireValue.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "role-aggregation",
  family: "server",
  severity: "error",
  summary: "A ClusterRole aggregates other roles without a valid selector.",
  source: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles",
  kinds: ["rbac.authorization.k8s.io/ClusterRole"],
  check(manifest, report) {
    const aggregation = manifest.root.at("aggregationRule");
    if (!aggregation.isMapping) return;
    const selectors = aggregation.at("clusterRoleSelectors");
    requireValue(selectors, report, say`select the roles to collect`);
    for (const selector of selectors.items()) checkLabelSelector(selector, report);
  },
};

export default rule;
