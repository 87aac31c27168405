import { type Message, say } from "../text/message.ts";
import { qualifiedName } from "./names.ts";

/**
 * Names of compute resources, storage and countable objects, as quotas, limit ranges and containers use them.
 * https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
const containerResources = ["cpu", "memory", "ephemeral-storage"];
const computeResources = ["requests", "limits"].flatMap((side) =>
  containerResources.map((resource) => `${side}.${resource}`),
);
const countedObjects = [
  "pods",
  "resourcequotas",
  "services",
  "replicationcontrollers",
  "secrets",
  "configmaps",
  "persistentvolumeclaims",
  "services.nodeports",
  "services.loadbalancers",
];
const quotaResources = [...containerResources, ...computeResources, ...countedObjects, "requests.storage"];

const notExtended = say`is no name of an extended resource; it can not start with \`requests.\` or be longer than a label key`;

/** What is wrong with a resource's name: it must be known, or qualified by a domain as in `example.com/gpu`. */
export function resourceName(name: string): Message | undefined {
  const complaint = qualifiedName(name);
  if (complaint !== undefined || name.includes("/")) return complaint;
  if (isQuotaHugePages(name) || name === "storage" || quotaResources.includes(name)) return undefined;
  return say`is no resource Kubernetes knows; a resource of another kind needs a domain, as in \`example.com/gpu\``;
}

/** What is wrong with the name of a resource that a container uses. */
export function containerResourceName(name: string): Message | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined) return complaint;
  if (name.includes("/")) return isNative(name) || isExtendedResource(name) ? undefined : notExtended;
  if (containerResources.includes(name) || isHugePages(name)) return undefined;
  return say`is no resource of a container; use cpu, memory, ephemeral-storage, hugepages-<size> or an extended resource`;
}

/** What is wrong with the name of a resource that a pod as a whole uses. */
export function podResourceName(name: string): Message | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined) return complaint;
  if (name === "cpu" || name === "memory" || isHugePages(name)) return undefined;
  return say`is no resource of a pod as a whole; use cpu, memory or hugepages-<size>`;
}

/** What is wrong with the name of a resource that a quota limits. */
export function quotaResourceName(name: string): Message | undefined {
  const complaint = resourceName(name);
  if (complaint !== undefined || name.includes("/")) return complaint;
  return isQuotaResource(name) ? undefined : say`can not be limited by a quota`;
}

/** One of the resources that quotas know without a domain. */
export function isQuotaResource(name: string): boolean {
  return quotaResources.includes(name) || isQuotaHugePages(name);
}

/** Resources of which only whole numbers make sense: counted objects and extended resources. */
export function isIntegerResource(name: string): boolean {
  return countedObjects.includes(name) || isExtendedResource(name);
}

/** A resource outside `kubernetes.io`, as device plugins offer it; its quota name starts with `requests.`. */
export function isExtendedResource(name: string): boolean {
  if (isNative(name) || name.startsWith("requests.")) return false;
  return qualifiedName(`requests.${name}`) === undefined;
}

/** Memory in pages of one size, as in `hugepages-2Mi`. */
export function isHugePages(name: string): boolean {
  return name.startsWith("hugepages-");
}

/** Resources of which more can be promised than there is: those of Kubernetes itself, but for huge pages. */
export function canBeOvercommitted(name: string): boolean {
  return isNative(name) && !isHugePages(name);
}

function isNative(name: string): boolean {
  return !name.includes("/") || name.includes("kubernetes.io/");
}

function isQuotaHugePages(name: string): boolean {
  return isHugePages(name) || name.startsWith("requests.hugepages-");
}
