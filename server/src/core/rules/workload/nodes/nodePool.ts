/**
 * Karpenter refuses a NodePool whose requirements have no values, whose budget has a schedule and no duration, or that sets a label
 * which Karpenter sets itself. Values of well-known labels are those of Kubernetes and Karpenter: `on-demand`, `amd64`.
 *
 * ```yaml
 * requirements:
 *   - key: karpenter.sh/capacity-type
 *     operator: In
 *     values: [On-Demand] # must be on-demand
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { closestName } from "../../../text/closestName.ts";
import { requiredLabels } from "../../../workload/gpuSelection.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceValue } from "../../replaceValue.ts";
import type { Report, Rule } from "../../rule.ts";

/** https://karpenter.sh/docs/concepts/scheduling/#well-known-labels */
const capacityTypes = ["spot", "on-demand", "reserved"];

/** What people write for it, in small letters. Nodes may have other processors than those that anybody thought of. */
const VALUES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    "kubernetes.io/arch",
    new Map([
      ["amd64", "amd64"],
      ["x86_64", "amd64"],
      ["x86-64", "amd64"],
      ["x64", "amd64"],
      ["arm64", "arm64"],
      ["aarch64", "arm64"],
    ]),
  ],
  [
    "kubernetes.io/os",
    new Map([
      ["linux", "linux"],
      ["windows", "windows"],
    ]),
  ],
]);
const ownLabels = [
  "karpenter.sh/nodepool",
  "kubernetes.io/hostname",
  "karpenter.sh/initialized",
  "karpenter.sh/registered",
];

const rule: Rule = {
  code: "node-pool",
  family: "workload",
  severity: "warning",
  summary: "Karpenter refuses a pool of nodes, or no node is as it is wanted.",
  source: "https://karpenter.sh/docs/concepts/nodepools/",
  kinds: ["karpenter.sh/NodePool", "karpenter.k8s.aws/EC2NodeClass", ...workloadKinds],
  check(manifest, report) {
    const { gvk, root } = manifest;
    if (gvk.kind === "EC2NodeClass") {
      for (const term of root.at("spec", "amiSelectorTerms").items()) checkAlias(term.at("alias"), report);
      return;
    }
    if (gvk.kind !== "NodePool") {
      for (const { spec } of manifest.shared(readWorkload).groups)
        for (const { key, at } of requiredLabels(spec)) checkValue(key, at, report);
      return;
    }
    const template = root.at("spec", "template");
    for (const label of template.at("metadata", "labels").keys()) {
      if (ownLabels.includes(label.name))
        report(label, say`Karpenter sets \`${label.name}\` itself.`, { on: "key" });
    }
    for (const requirement of template.at("spec", "requirements").items())
      checkRequirement(requirement, report);
    for (const budget of root.at("spec", "disruption", "budgets").items()) {
      const [schedule, duration] = [budget.at("schedule"), budget.at("duration")];
      if (schedule.present !== duration.present)
        report(
          schedule.present ? schedule : duration,
          say`A budget has both \`schedule\` and \`duration\`, or neither.`,
          { on: "key" },
        );
    }
  },
};

function checkRequirement(requirement: Cursor, report: Report): void {
  const operator = requirement.at("operator");
  const values = requirement.at("values").items();
  if (operator.string === "In" && values.length === 0)
    report(operator, say`\`In\` needs at least one value.`);
  if (operator.string === "Gt" || operator.string === "Lt") {
    const [bound, other] = values;
    if (bound === undefined || other !== undefined || !/^\d+$/u.test(String(bound.scalar?.value)))
      report(bound ?? operator, say`\`${operator.string}\` compares with one whole number.`);
  }
  for (const value of values) checkValue(requirement.at("key").string ?? "", value, report);
}

function checkAlias(alias: Cursor, report: Report): void {
  if (alias.string !== undefined && !/^[A-Za-z0-9]+@.+$/u.test(alias.string))
    report(
      alias,
      say`An alias is a family and a version, such as \`al2023@latest\`, not \`${alias.string}\`.`,
    );
}

function checkValue(key: string, at: Cursor, report: Report): void {
  const text = at.string;
  if (text === undefined) return;
  const meant = VALUES.get(key)?.get(text.toLowerCase());
  if (meant !== undefined && meant !== text)
    report(at, say`Nodes call this \`${meant}\`, not \`${text}\`.`, { fixes: replaceValue(at, meant) });
  if (key !== "karpenter.sh/capacity-type" || capacityTypes.includes(text)) return;
  const closest = closestName(text, capacityTypes);
  report(at, say`\`${key}\` is ${listing(codes(capacityTypes), "or")}, not \`${text}\`.`, {
    fixes: closest === undefined ? [] : replaceValue(at, closest),
  });
}

export default rule;
