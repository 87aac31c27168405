import type { Cidr, IpAddress } from "../formats/ip.ts";
import type { Quantity } from "../formats/quantity.ts";
import type { SemanticVersion } from "../formats/semanticVersion.ts";
import type { Url } from "./library/url.ts";

/** A value while an expression runs. Integers are `bigint`, doubles are `number`; the two are never mixed up. */
export type CelValue =
  | string
  | bigint
  | number
  | boolean
  | null
  | CelList
  | CelMap
  | { readonly kind: "bytes"; readonly bytes: Uint8Array }
  | { readonly kind: "optional"; readonly value: CelValue | undefined }
  /** Nanoseconds, since 1970 for a point in time. */
  | { readonly kind: "timestamp" | "duration"; readonly nanoseconds: bigint }
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | { readonly kind: "ip"; readonly address: IpAddress }
  | { readonly kind: "cidr"; readonly cidr: Cidr }
  | { readonly kind: "url"; readonly url: Url }
  | { readonly kind: "semver"; readonly version: SemanticVersion }
  | { readonly kind: "format"; readonly name: string }
  | { readonly kind: "type"; readonly name: string }
  /** Only a cluster knows what it is, or whether it is there at all; reading it ends the expression. */
  | { readonly kind: "unknown" };

export interface CelList {
  readonly kind: "list";
  readonly items: readonly CelValue[];
  /** `x-kubernetes-list-type`: sets and maps are equal in any order, and `+` merges them. */
  readonly listType?: "set" | "map";
  readonly listMapKeys?: readonly string[];
}

export interface CelMap {
  readonly kind: "map";
  readonly entries: ReadonlyMap<CelKey, CelValue>;
}

export type CelKey = string | bigint | boolean;

export type CelKind = "string" | "int" | "double" | "bool" | "null" | Extract<CelValue, object>["kind"];

export function kindOf(value: CelValue): CelKind {
  switch (typeof value) {
    case "string":
      return "string";
    case "bigint":
      return "int";
    case "number":
      return "double";
    case "boolean":
      return "bool";
    default:
      return value === null ? "null" : value.kind;
  }
}

/** Numbers of either kind find the same key; other values are no keys. */
export function keyOf(value: CelValue): CelKey | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? BigInt(value) : undefined;
  return typeof value === "string" || typeof value === "bigint" || typeof value === "boolean"
    ? value
    : undefined;
}

export function list(items: readonly CelValue[]): CelList {
  return { kind: "list", items };
}

export const UNKNOWN: CelValue = { kind: "unknown" };

export function isUnknown(value: CelValue | undefined): boolean {
  return typeof value === "object" && value?.kind === "unknown";
}

/** Whether some element or entry is unknown: nothing can be said about all of them together. */
export function holdsUnknown(value: CelValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value.kind === "list") return value.items.some(isUnknown);
  if (value.kind !== "map") return false;
  for (const entry of value.entries.values()) if (isUnknown(entry)) return true;
  return false;
}

export const NONE: CelValue = { kind: "optional", value: undefined };

export function some(value: CelValue): CelValue {
  return { kind: "optional", value };
}
