import type { ClusterNames } from "../../core/features/completion/context.ts";
import { isWhole } from "../../core/formats/quantity.ts";
import { namedKinds, type Inventory, type NodeFacts } from "../../core/inventory/inventory.ts";

/** Labels that tell nodes apart one by one are no choice for anybody who writes a manifest. */
const mostValues = 20;

/** The inventory as completion asks for it, for an object of a namespace. */
export function clusterNames(inventory: Inventory, namespace: string): ClusterNames {
  const nodes = (): readonly NodeFacts[] => inventory.nodes()?.items ?? [];
  return {
    names(kind) {
      const known = namedKinds.find((each) => each === kind);
      return known === undefined ? [] : (inventory.names(known, namespace)?.items ?? []);
    },
    keys: (kind, name) =>
      kind === "ConfigMap" || kind === "Secret" ? (inventory.keys(kind, name, namespace) ?? []) : [],
    nodeLabels: () => labelsOf(nodes()),
    taints: () => [...new Set(nodes().flatMap(({ taints }) => taints.map(({ key }) => key)))].toSorted(),
    devices: () => devicesOf(nodes()),
  };
}

function labelsOf(nodes: readonly NodeFacts[]): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, Set<string>>();
  for (const { labels } of nodes)
    for (const [key, value] of labels) values.set(key, (values.get(key) ?? new Set()).add(value));
  const shared = [...values].filter(([, each]) => each.size <= mostValues);
  return new Map(shared.map(([key, each]) => [key, [...each].toSorted()]));
}

/** Extended resources have the name of a domain in front. */
function devicesOf(nodes: readonly NodeFacts[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { allocatable } of nodes)
    for (const [name, amount] of allocatable) {
      if (!name.includes("/") || !isWhole(amount)) continue;
      const count = Number(amount.digits) * 10 ** amount.exponent;
      if (count > (most.get(name) ?? 0)) most.set(name, count);
    }
  return most;
}
