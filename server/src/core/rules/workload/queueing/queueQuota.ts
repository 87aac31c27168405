/**
 * A ClusterQueue says for every flavor how much of each covered resource it has. Kueue refuses a queue where the resources
 * of a flavor are not those that its group covers, in the same order, or that lends and borrows without a cohort. A flavor
 * whose quota is zero and that borrows nothing admits no job.
 *
 * ```yaml
 * resourceGroups:
 *   - coveredResources: [cpu, memory, nvidia.com/gpu]
 *     flavors:
 *       - name: default
 *         resources:
 *           - name: cpu # memory and nvidia.com/gpu are missing
 *             nominalQuota: 9
 * ```
 */
import { compareQuantities, quantityOf } from "../../../formats/quantity.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { isUnset } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "queue-quota",
  family: "workload",
  severity: "warning",
  summary: "The quota of a ClusterQueue does not fit the resources that it covers.",
  source: "https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/",
  kinds: ["kueue.x-k8s.io/ClusterQueue"],
  check({ root }, report) {
    const spec = root.at("spec");
    const hasCohort = !isUnset(spec.at("cohort")) || !isUnset(spec.at("cohortName"));
    const seen = new Set<string>();
    const flavors = new Set<string>();
    for (const group of spec.at("resourceGroups").items()) {
      const covered = group
        .at("coveredResources")
        .items()
        .flatMap(({ string }) => string ?? []);
      for (const resource of group.at("coveredResources").items()) {
        if (resource.string !== undefined && seen.has(resource.string))
          report(resource, say`\`${resource.string}\` is covered by another group of this queue already.`);
        seen.add(resource.string ?? "");
      }
      for (const flavor of group.at("flavors").items()) {
        const name = flavor.at("name");
        if (name.string !== undefined && flavors.has(name.string))
          report(name, say`The flavor \`${name.string}\` is in another place of this queue already.`);
        flavors.add(name.string ?? "");
        checkResources(flavor, covered, report);
        for (const quota of flavor.at("resources").items()) checkLimits(quota, hasCohort, report);
      }
    }
  },
};

function checkResources(flavor: Cursor, covered: readonly string[], report: Report): void {
  const names = flavor
    .at("resources")
    .items()
    .flatMap((quota) => quota.at("name").string ?? []);
  const title = say`Flavor \`${flavor.at("name").string ?? ""}\``;
  const missing = covered.filter((name) => !names.includes(name));
  const foreign = flavor
    .at("resources")
    .items()
    .find((quota) => !covered.includes(quota.at("name").string ?? ""));
  if (missing.length > 0)
    report(
      flavor.at("resources"),
      say`${title} has no quota for ${listing(codes(missing))}, which the group covers.`,
      {
        on: "key",
      },
    );
  else if (foreign !== undefined)
    report(
      foreign.at("name"),
      say`\`${foreign.at("name").string ?? ""}\` is not among the \`coveredResources\` of the group.`,
    );
  else if (names.join(",") !== covered.join(","))
    report(
      flavor.at("resources"),
      say`${title} must list its resources in the order of \`coveredResources\`: ${listing(covered)}.`,
      {
        on: "key",
      },
    );
}

function checkLimits(quota: Cursor, hasCohort: boolean, report: Report): void {
  for (const name of ["borrowingLimit", "lendingLimit"]) {
    const limit = quota.at(name);
    if (limit.present && !hasCohort)
      report(limit, say`\`${name}\` is about the other queues of a cohort, and this queue is in none.`, {
        on: "key",
      });
  }
  const [nominal, lending] = [quantityOf(quota.at("nominalQuota")), quantityOf(quota.at("lendingLimit"))];
  if (nominal !== undefined && lending !== undefined && compareQuantities(lending, nominal) > 0)
    report(quota.at("lendingLimit"), say`A queue can not lend more than its \`nominalQuota\`.`);
}

export default rule;
