import { isWhole, quantityOf, type Quantity } from "../formats/quantity.ts";
import type { Cursor } from "../manifest/cursor.ts";

export type Vendor = "nvidia" | "amd" | "intel" | "google" | "aws" | "huawei";

/** One kind of device that a container asks for by an extended resource. */
export interface Accelerator {
  readonly vendor: Vendor;
  /** `nvidia.com/gpu` */
  readonly resource: string;
  /** The part of a GPU that a MIG device is, e.g. `1g.10gb`. */
  readonly mig?: string;
  readonly request: Cursor;
  readonly limit: Cursor;
}

const VENDORS: readonly (readonly [RegExp, Vendor])[] = [
  [/^nvidia\.com\/(?:gpu|gpu\.shared|mig-.+|pgpu)$/u, "nvidia"],
  [/^amd\.com\/gpu$/u, "amd"],
  [/^(?:gpu\.intel\.com\/(?:i915|xe)|habana\.ai\/gaudi)$/u, "intel"],
  [/^google\.com\/tpu$/u, "google"],
  [/^aws\.amazon\.com\/neuron(?:core|device)?$/u, "aws"],
  // HAMi counts MiB of a device's memory and shares of its cores beside the devices.
  [/^huawei\.com\/Ascend(?!.*-(?:memory|cores?)$).+$/u, "huawei"],
];

/** Whose device a resource is; undefined for a resource that is no accelerator, as far as is known. */
export function vendorOf(resource: string): Vendor | undefined {
  // Devices are extended resources, which have a domain; `cpu` and `memory`, which every container names, have none.
  if (!resource.includes("/")) return undefined;
  return VENDORS.find(([pattern]) => pattern.test(resource))?.[1];
}

/** What a container asks for; a TrainJob says it of each of its nodes. */
export function resourcesOf(container: Cursor): Cursor {
  const perNode = container.at("resourcesPerNode");
  return perNode.isMapping ? perNode : container.at("resources");
}

/** Every accelerator resource that a container names under requests or limits, in the order of the text. */
export function acceleratorsOf(container: Cursor): readonly Accelerator[] {
  const resources = resourcesOf(container);
  const limits = resources.at("limits");
  const requests = resources.at("requests");
  const found: Accelerator[] = [];
  for (const { name: resource } of [...limits.fields(), ...requests.fields()]) {
    const vendor = vendorOf(resource);
    if (vendor === undefined || found.some((other) => other.resource === resource)) continue;
    const mig = /^nvidia\.com\/mig-(.+)$/u.exec(resource)?.[1];
    found.push({
      vendor,
      resource,
      ...(mig === undefined ? {} : { mig }),
      request: requests.key(resource),
      limit: limits.key(resource),
    });
  }
  return found;
}

/**
 * How many devices a container gets: what it asks for under limits or requests, together for all resources. Undefined
 * when that is not known: devices claimed through dynamic resource allocation, an amount that is no whole number, or one of chips with
 * several devices each.
 */
export function deviceCountOf(container: Cursor): number | undefined {
  if (container.at("resources", "claims").items().length > 0) return undefined;
  let sum = 0;
  for (const { resource, limit, request } of acceleratorsOf(container)) {
    const count = wholeNumberAt(limit.present ? limit : request);
    if (count === undefined || (count > 0 && countsChips(resource, container))) return undefined;
    sum += count;
  }
  return sum;
}

/**
 * Whether programs find more devices than the resource says. A chip of AWS Trainium or Inferentia has from 2 NeuronCores
 * (https://awsdocs-neuron.readthedocs-hosted.com/en/latest/containers/kubernetes-getting-started.html), one of TPU 7x has two cores; the
 * chips of TPUs from v4 to v6e are one device each.
 */
function countsChips(resource: string, container: Cursor): boolean {
  if (/^aws\.amazon\.com\/neuron(?:device)?$/u.test(resource)) return true;
  if (resource !== "google.com/tpu") return false;
  const nodes = container.parent?.parent
    ?.at("nodeSelector")
    .key("cloud.google.com/gke-tpu-accelerator").string;
  return nodes === undefined || !/^tpu-v[456]/u.test(nodes);
}

/** The whole number at a place, as a number or a quantity; undefined when there is none. */
export function wholeNumberAt(place: Cursor): number | undefined {
  const quantity = quantityOf(place);
  return quantity === undefined || !isWhole(quantity) ? undefined : toNumber(quantity);
}

/** The amount as a floating point number, for comparisons with estimates. */
export function toNumber({ digits, exponent }: Quantity): number {
  return Number(`${String(digits)}e${String(exponent)}`);
}
