import type { YamlNode } from "../yaml/node.ts";
import type { Manifest } from "./manifest.ts";

/** The names of all fields of an object, at whatever depth, and all keys of its maps. */
export function fieldNamesIn({ root }: Manifest): ReadonlySet<string> {
  const names = new Set<string>();
  if (root.node !== undefined) collect(root.node, names);
  return names;
}

function collect(node: YamlNode, names: Set<string>): void {
  if (node.kind === "sequence") for (const item of node.items) collect(item, names);
  if (node.kind !== "mapping") return;
  for (const { key, value } of node.entries) {
    names.add(key.value);
    collect(value, names);
  }
}
