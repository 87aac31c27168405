import type { Finding } from "../finding.ts";
import { addQuantities, compareQuantities, type Quantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import { type Message, say } from "../text/message.ts";
import { podGroupsOf, type PodGroup } from "../workload/podGroups.ts";
import { limitsOf, ownDemands, quantityText, requestsOf, times, type Demand } from "./demand.ts";
import type { Inventory, LimitFacts, QuotaFacts } from "./inventory.ts";

/** What the quotas and limit ranges of its namespace would refuse of an object's pods, or of a volume claim. */
export function overBudget(manifest: Manifest, inventory: Inventory): readonly Finding[] {
  const isClaim = manifest.gvk.kind === "PersistentVolumeClaim";
  const groups = podGroupsOf(manifest);
  if (groups.length === 0 && !isClaim) return [];
  const namespace = manifest.root.at("metadata", "namespace").string ?? inventory.namespace;
  const limits = inventory.limits(namespace) ?? [];
  const quotas = inventory.quotas(namespace) ?? [];
  if (isClaim) return claimOutside(manifest.root.at("spec"), limits);
  return [
    ...quotas.flatMap((quota) => overQuota(groups, quota)),
    ...groups.flatMap(({ containers }) =>
      containers.flatMap((container) => containerOutside(container, limits)),
    ),
  ];
}

/**
 * All pods of the object together ask for more than a quota allows at all, whatever else runs beside them.
 *
 * Source: https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
function overQuota(groups: readonly PodGroup[], { name, hard }: QuotaFacts): readonly Finding[] {
  return [...hard].flatMap(([entry, allowed]): readonly Finding[] => {
    const demand = quotaDemand(entry, groups);
    if (demand === undefined || compareQuantities(demand.amount, allowed) <= 0) return [];
    const asked = say`the pods of this object ask for ${quantityText(demand.amount)} in all`;
    return [
      warning(
        "over-quota",
        demand.at,
        say`The quota \`${name}\` allows \`${entry}: ${quantityText(allowed)}\`; ${asked}.`,
      ),
    ];
  });
}

/** `cpu` and `requests.cpu` are the same; other resources are counted as requests alone. */
function quotaDemand(entry: string, groups: readonly PodGroup[]): Demand | undefined {
  const [, side, resource = ""] = /^(?:(requests|limits)\.)?(.+)$/u.exec(entry) ?? [];
  if (side === undefined && !["cpu", "memory", "ephemeral-storage"].includes(resource)) return undefined;
  let total: Demand | undefined;
  for (const group of groups) {
    if (group.pods === undefined) continue;
    const demand = (side === "limits" ? limitsOf(group) : requestsOf(group)).get(resource);
    if (demand === undefined) continue;
    const amount = times(demand.amount, group.pods);
    total = {
      at: total?.at ?? demand.at,
      amount: total === undefined ? amount : addQuantities(total.amount, amount),
    };
  }
  return total;
}

/** Source: https://kubernetes.io/docs/concepts/policy/limit-range/ */
function containerOutside(container: Cursor, limits: readonly LimitFacts[]): readonly Finding[] {
  return limits
    .filter(({ type }) => type === "Container")
    .flatMap((limit) => [
      ...[...limit.max].flatMap(([resource, max]) => {
        const asked = ownDemands(container, ["limits"]).get(resource);
        // Who sets no limit gets one that is allowed: what has a `max` has a `default`.
        return asked !== undefined && compareQuantities(asked.amount, max) > 0
          ? [outside(asked.at, limit, resource, say`at most ${quantityText(max)} in a container`)]
          : [];
      }),
      ...[...limit.min].flatMap(([resource, min]) => {
        const asked = ownDemands(container, ["requests", "limits"]).get(resource);
        return asked !== undefined && compareQuantities(asked.amount, min) < 0
          ? [outside(asked.at, limit, resource, say`at least ${quantityText(min)} in a container`)]
          : [];
      }),
    ]);
}

function claimOutside(spec: Cursor, limits: readonly LimitFacts[]): readonly Finding[] {
  const asked = ownDemands(spec, ["requests"]).get("storage");
  if (asked === undefined) return [];
  return limits
    .filter(({ type }) => type === "PersistentVolumeClaim")
    .flatMap((limit) => {
      const compared = (bound: Quantity | undefined): number =>
        bound === undefined ? 0 : compareQuantities(asked.amount, bound);
      const max = limit.max.get("storage");
      const min = limit.min.get("storage");
      return [
        ...(max !== undefined && compared(max) > 0
          ? [outside(asked.at, limit, "storage", say`at most ${quantityText(max)} in a claim`)]
          : []),
        ...(min !== undefined && compared(min) < 0
          ? [outside(asked.at, limit, "storage", say`at least ${quantityText(min)} in a claim`)]
          : []),
      ];
    });
}

function outside(at: Cursor, { name }: LimitFacts, resource: string, asks: Message): Finding {
  return warning(
    "outside-limit-range",
    at,
    say`The LimitRange \`${name}\` asks for ${asks} of \`${resource}\`.`,
  );
}

function warning(code: string, at: Cursor, message: Message): Finding {
  return { code, family: "workload", severity: "warning", message, range: at.range, path: at.path };
}
