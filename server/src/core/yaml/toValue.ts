import type { YamlNode } from "./node.ts";

/**
 * The plain JavaScript value of a tree, as JSON would give it: of a duplicated key the last counts, integers outside of
 * ±2^53 are rounded.
 */
export function toValue(node: YamlNode): unknown {
  return valueWith(node, Number);
}

/** The same, with integers outside of ±2^53 as `bigint`. */
export function toExactValue(node: YamlNode): unknown {
  return valueWith(node, (integer) => integer);
}

function valueWith(node: YamlNode, convert: (integer: bigint) => unknown): unknown {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "bigint" ? convert(node.value) : node.value;
    case "sequence":
      return node.items.map((item) => valueWith(item, convert));
    case "mapping":
      return Object.fromEntries(
        node.entries.map((entry) => [entry.key.value, valueWith(entry.value, convert)]),
      );
  }
}
