import type { YamlNode } from "./node.ts";

/** More nodes than this behind aliases cost more than checking them is worth; no published manifest comes near. */
const MAX_ALIASED = 100_000;
const MAX_MERGED = 10_000;

/** Counts the nodes that a document stands for once its aliases are followed. */
export interface AliasCount {
  count(): void;
  /** Nodes so far, with those behind aliases. */
  total(): number;
  remember(anchor: YamlNode, size: number): void;
  /** Follow an alias; false when Kubernetes' decoder would call it excessive. */
  use(anchor: YamlNode): boolean;
  /** Take in `entries` through `<<`; false when that is too much. */
  merge(entries: number): boolean;
}

/**
 * The rule of Kubernetes' YAML decoder: once more than 100 of 1,000 nodes come from aliases, their share must stay
 * under 99 %, and under less the larger the document is.
 */
export function countAliases(): AliasCount {
  const sizes = new Map<YamlNode, number>();
  let total = 0;
  let aliased = 0;
  let merged = 0;
  return {
    count: () => {
      total++;
    },
    total: () => total,
    remember: (anchor, size) => {
      sizes.set(anchor, size);
    },
    use: (anchor) => {
      const size = sizes.get(anchor) ?? 1;
      const excessive =
        aliased + size > 100 && total + size > 1000 && (aliased + size) / (total + size) > 0.99;
      if (excessive || aliased + size > MAX_ALIASED) return false;
      aliased += size;
      total += size;
      return true;
    },
    merge: (entries) => {
      merged += entries;
      return merged <= MAX_MERGED;
    },
  };
}
