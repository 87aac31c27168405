import { addQuantities, compareQuantities, quantityOf, type Quantity } from "../formats/quantity.ts";
import { containersOf } from "../manifest/containers.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { PodPlace } from "../manifest/podSpecs.ts";

type Amounts = ReadonlyMap<string, Quantity>;

/**
 * What the containers of a pod need together: the main containers and sidecars run at once, an init container runs with
 * the sidecars before it. In a Pod a limit without a request counts as the request; in a template it does not yet.
 * https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function containerSums(pod: PodPlace, side: "requests" | "limits"): Amounts {
  const amountsOf = (container: Cursor): Amounts => amountsAt(container.at("resources"), side, !pod.template);
  let together: Amounts = new Map();
  let sidecars: Amounts = new Map();
  let highest: Amounts = new Map();
  for (const { at, role } of containersOf(pod)) {
    const amounts = amountsOf(at);
    if (role === "main" || role === "sidecar") together = combined(together, amounts, addQuantities);
    if (role === "sidecar") sidecars = combined(sidecars, amounts, addQuantities);
    if (role === "sidecar") highest = combined(highest, sidecars, larger);
    if (role === "init") highest = combined(highest, combined(sidecars, amounts, addQuantities), larger);
  }
  return combined(together, highest, larger);
}

function amountsAt(resources: Cursor, side: "requests" | "limits", isDefaulted: boolean): Amounts {
  const lists = side === "requests" && isDefaulted ? ["limits", "requests"] : [side];
  const amounts = lists
    .flatMap((list) => resources.at(list).keys())
    .flatMap((amount) => {
      const quantity = quantityOf(amount);
      return quantity === undefined ? [] : [[amount.name, quantity] as const];
    });
  return new Map(amounts);
}

function combined(
  one: Amounts,
  other: Amounts,
  combine: (one: Quantity, other: Quantity) => Quantity,
): Amounts {
  const result = new Map(one);
  for (const [name, quantity] of other) {
    const known = one.get(name);
    result.set(name, known === undefined ? quantity : combine(known, quantity));
  }
  return result;
}

function larger(one: Quantity, other: Quantity): Quantity {
  return compareQuantities(one, other) < 0 ? other : one;
}
