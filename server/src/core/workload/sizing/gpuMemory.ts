import type { Cursor } from "../../manifest/cursor.ts";
import { acceleratorsOf } from "../accelerators.ts";
import { requiredLabels } from "../gpuSelection.ts";
import type { PodGroup } from "../podGroups.ts";

/** The memory of one device, and who says which device it is. */
export interface DeviceMemory {
  readonly product: string;
  /** In bytes, as the vendor's decimal gigabytes. */
  readonly bytes: number;
  /** A part of a GPU: programs can not use several of them together. */
  readonly isPart: boolean;
}

/** The largest device that there is, AMD's MI455X; what does not fit into it fits nowhere. */
export const largestDeviceBytes = 432e9;

/**
 * Gigabytes by a pattern of the product's name in labels; only names that leave no doubt about the memory. The number in
 * `GH200-480GB` is the memory of its processor.
 * docs/sizing.md lists what each was compared with.
 * https://docs.nvidia.com/datacenter/tesla/mig-user-guide/supported-gpus.html
 * https://cloud.google.com/compute/docs/gpus
 * https://www.amd.com/en/products/accelerators/instinct/mi300.html
 */
const PRODUCTS: readonly (readonly [RegExp, number])[] = [
  [/tesla-?t4(?:$|-)|^t4$/iu, 16],
  [/tesla-?p4(?:$|-)/iu, 8],
  [/tesla-?p100/iu, 16],
  [/nvidia-?a10g?(?:$|-)|^a10g$/iu, 24],
  [/nvidia-?l4(?:$|-)|^l4$/iu, 24],
  [/l40s?(?:$|-)/iu, 48],
  [/nvidia-tesla-v100$/iu, 16],
  [/nvidia-tesla-a100$/iu, 40],
  [/a30(?:$|-)/iu, 24],
  [/h100-nvl/iu, 94],
  [/h100(?:$|-)/iu, 80],
  [/gh200-480gb/iu, 96],
  [/gh200-144g/iu, 144],
  [/(?:^|-)h200(?:$|-)/iu, 141],
  [/(?:^|-)b200(?:$|-)/iu, 180],
  [/gb200(?:$|-)/iu, 186],
  [/(?:^|-)g?b300(?:$|-)/iu, 288],
  [/(?:^|-)h20(?:$|-)/iu, 96],
  [/rtx-pro-6000-blackwell/iu, 96],
  [/mi300x/iu, 192],
  [/mi325x/iu, 256],
  [/mi35[05]x/iu, 288],
];

/** Labels under which nodes carry the name of their GPUs. */
const LABELS = [
  "nvidia.com/gpu.product",
  "cloud.google.com/gke-accelerator",
  "karpenter.k8s.aws/instance-gpu-name",
  "k8s.amazonaws.com/accelerator",
  "amd.com/gpu.product-name",
];

/**
 * The memory of the devices that a container gets, where the manifest says which: by the profile of a MIG device, or by the
 * node selector or affinity of its pod. Undefined where any device may come.
 */
export function deviceMemoryOf(container: Cursor, { spec }: PodGroup): DeviceMemory | undefined {
  const [accelerator, other] = acceleratorsOf(container);
  if (accelerator === undefined || other !== undefined) return undefined;
  const profile = /g\.(\d+)gb/u.exec(accelerator.mig ?? "")?.[1];
  if (profile !== undefined)
    return { product: accelerator.mig ?? "", bytes: Number(profile) * 1e9, isPart: true };
  for (const { key, value } of requiredLabels(spec)) {
    const gigabytes = LABELS.includes(key) ? gigabytesOf(value) : undefined;
    if (gigabytes !== undefined) return { product: value, bytes: gigabytes * 1e9, isPart: false };
  }
  return undefined;
}

/** Gigabytes that a product's name tells or is known for; undefined where it leaves a doubt. */
export function gigabytesOf(product: string): number | undefined {
  const known = PRODUCTS.find(([pattern]) => pattern.test(product))?.[1];
  if (/gh200/iu.test(product)) return known;
  const told = /(?:^|[-_ ])(\d{2,3})gb(?:$|[-_ ])/iu.exec(product)?.[1];
  return told === undefined ? known : Number(told);
}
