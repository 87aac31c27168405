/**
 * Scopes narrow what a ResourceQuota counts. A scope only goes with resources it can tell apart: `BestEffort` with
 * `pods` alone, the other scopes of pods with `pods`, CPU and memory, `VolumeAttributesClass` with claims and storage.
 * Scopes that exclude each other can not be combined.
 *
 * ```yaml
 * spec:
 *   scopes: [BestEffort]
 *   hard:
 *     requests.cpu: "4" # best effort pods request no CPU
 * ```
 */
import { isQuotaResource } from "../../../formats/resourceName.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { isUnset, requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const podResources = [
  "pods",
  "cpu",
  "memory",
  "limits.cpu",
  "limits.memory",
  "requests.cpu",
  "requests.memory",
];
const resourcesOfScope: ReadonlyMap<string, readonly string[]> = new Map([
  ["BestEffort", ["pods"]],
  ["NotBestEffort", podResources],
  ["Terminating", podResources],
  ["NotTerminating", podResources],
  ["PriorityClass", podResources],
  ["CrossNamespacePodAffinity", podResources],
  ["VolumeAttributesClass", ["persistentvolumeclaims", "requests.storage"]],
]);
const scopesWithoutValues = [
  "BestEffort",
  "NotBestEffort",
  "Terminating",
  "NotTerminating",
  "CrossNamespacePodAffinity",
];
const contrary = [
  ["BestEffort", "NotBestEffort"],
  ["Terminating", "NotTerminating"],
] as const;

const rule: Rule = {
  code: "quota-scope",
  family: "server",
  severity: "error",
  summary: "A quota's scope does not go with its resources, its operator or another scope.",
  source: "https://kubernetes.io/docs/concepts/policy/resource-quotas/#quota-scopes",
  kinds: ["/ResourceQuota"],
  check(manifest, report) {
    const spec = manifest.root.at("spec");
    const resources = spec.at("hard").keys();
    const limited = resources.map((resource) => resource.name).filter(isQuotaResource);
    const scopes = spec.at("scopes");
    checkScopes(scopes, scopes.items(), limited, report);
    const requirements = spec.at("scopeSelector", "matchExpressions");
    const names = requirements.items().map((requirement) => requirement.at("scopeName"));
    checkScopes(requirements, names, limited, report);
    for (const requirement of requirements.items()) checkRequirement(requirement, report);
  },
};

function checkScopes(
  list: Cursor,
  scopes: readonly Cursor[],
  limited: readonly string[],
  report: Report,
): void {
  const { path } = list;
  for (const scope of scopes) {
    const allowed = resourcesOfScope.get(scope.string ?? "");
    const other = allowed && limited.find((resource) => !allowed.includes(resource));
    if (other !== undefined)
      report(scope, say`Scope \`${scope.string ?? ""}\` does not go with \`${other}\`.`, { path });
  }
  for (const [one, another] of contrary) {
    const both = [one, another].every((name) => scopes.some((scope) => scope.string === name));
    if (both) report(list, say`Scopes \`${one}\` and \`${another}\` exclude each other.`, { on: "key" });
  }
}

function checkRequirement(requirement: Cursor, report: Report): void {
  const scope = requirement.at("scopeName");
  const operator = requirement.at("operator");
  const values = requirement.at("values");
  requireFilled(scope, report);
  if (
    operator.string !== "Exists" &&
    operator.string !== undefined &&
    scopesWithoutValues.includes(scope.string ?? "")
  ) {
    report(operator, say`The operator of scope \`${scope.string ?? ""}\` must be \`Exists\`.`);
  }
  if ((operator.string === "In" || operator.string === "NotIn") && isUnset(values)) {
    report(values, say`Operator \`${operator.string}\` needs \`values\`.`);
  }
  if ((operator.string === "Exists" || operator.string === "DoesNotExist") && !isUnset(values)) {
    report(values, say`Operator \`${operator.string}\` takes no \`values\`.`, { on: "key" });
  }
}

export default rule;
