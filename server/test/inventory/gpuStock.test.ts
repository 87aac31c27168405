import assert from "node:assert/strict";
import { test } from "node:test";
import { parseQuantity } from "../../src/core/formats/quantity.ts";
import type { NodeFacts } from "../../src/core/inventory/inventory.ts";
import { gpuStock } from "../../src/core/inventory/gpuStock.ts";

function node(name: string, product: string | undefined, gpus: string | undefined): NodeFacts {
  const quantity = gpus === undefined ? undefined : parseQuantity(gpus);
  return {
    name,
    labels: new Map(product === undefined ? [] : [["nvidia.com/gpu.product", product]]),
    taints: [],
    allocatable: new Map(quantity === undefined ? [] : [["nvidia.com/gpu", quantity]]),
  };
}

test("GPUs are counted by product, those of the largest nodes first", () => {
  assert.deepEqual(
    gpuStock([
      node("a", "NVIDIA-L4", "1"),
      node("b", "NVIDIA-H100-80GB-HBM3", "8"),
      node("c", "NVIDIA-L4", "2"),
      node("d", undefined, "4"),
      node("e", "NVIDIA-A30", undefined),
      node("f", "NVIDIA-A30", "0"),
    ]),
    [
      { product: "NVIDIA-H100-80GB-HBM3", nodes: 1, perNode: 8 },
      { product: "NVIDIA-L4", nodes: 2, perNode: 2 },
    ],
  );
});
