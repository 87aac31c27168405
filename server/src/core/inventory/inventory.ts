import type { Quantity } from "../formats/quantity.ts";

/** The kinds whose names manifests refer to. */
export const namedKinds = [
  "Namespace",
  "StorageClass",
  "IngressClass",
  "PriorityClass",
  "RuntimeClass",
  "DeviceClass",
  "GatewayClass",
  "ServiceAccount",
  "ConfigMap",
  "Secret",
  "PersistentVolumeClaim",
  "Service",
] as const;

export type NamedKind = (typeof namedKinds)[number];

/** A list as far as it was read: of a very long one the first part, from which nobody can tell what is missing. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly isComplete: boolean;
}

/** What scheduling asks of a node. */
export interface NodeFacts {
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly taints: readonly Taint[];
  /** What pods may use of it, by the name of the resource. */
  readonly allocatable: ReadonlyMap<string, Quantity>;
}

export interface Taint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/** A ResourceQuota that counts for every pod of its namespace. */
export interface QuotaFacts {
  readonly name: string;
  readonly hard: ReadonlyMap<string, Quantity>;
}

/** One entry of a LimitRange. */
export interface LimitFacts {
  readonly name: string;
  readonly type: string;
  readonly max: ReadonlyMap<string, Quantity>;
  readonly min: ReadonlyMap<string, Quantity>;
}

/**
 * What there is in a cluster, as far as it was looked at. Everything is `undefined` while nobody knows: not read yet, not
 * allowed, out of reach. Values of Secrets and ConfigMaps are never among it.
 */
export interface Inventory {
  /** The namespace that counts where a manifest names none. */
  readonly namespace: string;
  /** @param namespace is ignored for kinds without one */
  names(kind: NamedKind, namespace: string): Listed<string> | undefined;
  /** The keys of one object; `undefined` also when there is no such object. */
  keys(kind: "ConfigMap" | "Secret", name: string, namespace: string): readonly string[] | undefined;
  nodes(): Listed<NodeFacts> | undefined;
  quotas(namespace: string): readonly QuotaFacts[] | undefined;
  limits(namespace: string): readonly LimitFacts[] | undefined;
}
