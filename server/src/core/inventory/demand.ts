import { addQuantities, compareQuantities, quantityOf, type Quantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { PodGroup } from "../workload/podGroups.ts";

/** How much of a resource something asks for, and where it says so. */
export interface Demand {
  readonly amount: Quantity;
  /** The first place that names the resource. */
  readonly at: Cursor;
}

/** By the name of the resource. */
export type Demands = ReadonlyMap<string, Demand>;

/**
 * What one pod asks of a node: the sum over its containers, or the largest of its init containers where that is more.
 * A limit without a request is a request.
 *
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
 */
export function requestsOf({ containers, initContainers }: PodGroup): Demands {
  return demandsOf(containers, initContainers, ["requests", "limits"]);
}

export function limitsOf({ containers, initContainers }: PodGroup): Demands {
  return demandsOf(containers, initContainers, ["limits"]);
}

/** @param fields of `resources`, the one that counts first */
function demandsOf(
  containers: readonly Cursor[],
  initContainers: readonly Cursor[],
  fields: readonly string[],
): Demands {
  const restarts = (container: Cursor): boolean => container.at("restartPolicy").string === "Always";
  const beside = [...containers, ...initContainers.filter(restarts)];
  const total = new Map<string, Demand>();
  for (const container of beside)
    for (const [name, demand] of ownDemands(container, fields)) {
      const before = total.get(name);
      total.set(
        name,
        before === undefined ? demand : { ...before, amount: addQuantities(before.amount, demand.amount) },
      );
    }
  for (const container of initContainers.filter((each) => !restarts(each)))
    for (const [name, demand] of ownDemands(container, fields)) {
      const before = total.get(name);
      if (before === undefined || compareQuantities(demand.amount, before.amount) > 0)
        total.set(name, demand);
    }
  return total;
}

/** What one container asks for, of each resource where it says so first. */
export function ownDemands(container: Cursor, fields: readonly string[]): Demands {
  const found = new Map<string, Demand>();
  for (const field of fields)
    for (const at of container.at("resources", field).keys()) {
      const amount = quantityOf(at);
      if (amount !== undefined && !found.has(at.name)) found.set(at.name, { amount, at });
    }
  return found;
}

/** `n` times the amount. */
export function times({ digits, exponent }: Quantity, n: number): Quantity {
  return { digits: digits * BigInt(n), exponent };
}

/** As a person writes it: `8`, `1500m`, `64Gi`. */
export function quantityText({ digits, exponent }: Quantity): string {
  if (exponent < 0) {
    const divisor = 10n ** BigInt(-exponent);
    return digits % divisor === 0n ? wholeText(digits / divisor) : `${String(milli(digits, exponent))}m`;
  }
  return wholeText(digits * 10n ** BigInt(exponent));
}

function milli(digits: bigint, exponent: number): bigint {
  return exponent >= -3 ? digits * 10n ** BigInt(exponent + 3) : digits / 10n ** BigInt(-exponent - 3);
}

function wholeText(value: bigint): string {
  for (const [suffix, shift] of [
    ["Ti", 40n],
    ["Gi", 30n],
    ["Mi", 20n],
    ["Ki", 10n],
  ] as const)
    if (value >= 1n << shift && value % (1n << shift) === 0n) return `${String(value >> shift)}${suffix}`;
  return String(value);
}
