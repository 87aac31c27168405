import type { YamlNode } from "../../src/core/yaml/node.ts";

/** A tree as JSON text with sorted keys, so that two readings of one manifest can be compared. */
export function canonicalJson(node: YamlNode): string {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "bigint" ? String(Number(node.value)) : canonicalValue(node.value);
    case "sequence":
      return `[${node.items.map(canonicalJson).join(",")}]`;
    case "mapping": {
      const last = new Map(node.entries.map((entry) => [entry.key.value, canonicalJson(entry.value)]));
      return `{${[...last]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
        .join(",")}}`;
    }
  }
}

/** The same text for a value that came from `JSON.parse`. */
export function canonicalValue(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalValue).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    return `{${Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, below]) => `${JSON.stringify(key)}:${canonicalValue(below)}`)
      .join(",")}}`;
  }
  return typeof value === "number" ? String(value) : JSON.stringify(value);
}
