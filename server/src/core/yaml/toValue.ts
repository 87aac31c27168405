import type { YamlNode } from "./node.ts";

/**
 * The plain JavaScript value of a tree, as JSON would give it: of a duplicated key the last counts, integers outside of
 * ±2^53 are rounded.
 */
export function toValue(node: YamlNode): unknown {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "bigint" ? Number(node.value) : node.value;
    case "sequence":
      return node.items.map(toValue);
    case "mapping":
      return Object.fromEntries(node.entries.map((entry) => [entry.key.value, toValue(entry.value)]));
  }
}
