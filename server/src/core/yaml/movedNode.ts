import type { Range } from "../text/range.ts";
import type { YamlEntry, YamlNode, YamlScalar } from "./node.ts";

/**
 * The same tree with other ranges: that of a text which stands inside of another one.
 * @param move the place in the outer text of one in the inner
 */
export function movedNode(node: YamlNode, move: (range: Range) => Range): YamlNode {
  switch (node.kind) {
    case "scalar":
      return { ...node, ...move(node) };
    case "mapping":
      return { ...node, ...move(node), entries: node.entries.map((entry) => movedEntry(entry, move)) };
    case "sequence":
      return { ...node, ...move(node), items: node.items.map((item) => movedNode(item, move)) };
  }
}

function movedEntry(entry: YamlEntry, move: (range: Range) => Range): YamlEntry {
  const key: YamlScalar & { readonly value: string } = { ...entry.key, ...move(entry.key) };
  return { ...entry, key, value: movedNode(entry.value, move) };
}
