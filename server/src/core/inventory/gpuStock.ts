import type { Quantity } from "../formats/quantity.ts";
import type { GpuStock } from "../workload/forms/form.ts";
import type { NodeFacts } from "./inventory.ts";

const productLabel = "nvidia.com/gpu.product";
const resource = "nvidia.com/gpu";

/** The GPUs of a cluster by product, as NVIDIA's feature discovery labels its nodes; the most per node first. */
export function gpuStock(nodes: readonly NodeFacts[]): readonly GpuStock[] {
  const stock = new Map<string, GpuStock>();
  for (const { labels, allocatable } of nodes) {
    const product = labels.get(productLabel);
    const count = wholeNumber(allocatable.get(resource));
    if (product === undefined || count === 0) continue;
    const known = stock.get(product);
    stock.set(product, {
      product,
      nodes: (known?.nodes ?? 0) + 1,
      perNode: Math.max(known?.perNode ?? 0, count),
    });
  }
  return [...stock.values()].toSorted((one, other) => other.perNode - one.perNode);
}

function wholeNumber(quantity: Quantity | undefined): number {
  return quantity === undefined ? 0 : Number(quantity.digits) * 10 ** quantity.exponent;
}
