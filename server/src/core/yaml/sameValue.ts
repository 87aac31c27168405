import { findEntry, type YamlNode } from "./node.ts";

/** Whether two trees mean the same, whatever the order of their keys, their style and their comments. */
export function sameValue(one: YamlNode | undefined, other: YamlNode | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.kind === "scalar") return other.kind === "scalar" && one.value === other.value;
  if (one.kind === "sequence") {
    return (
      other.kind === "sequence" &&
      one.items.length === other.items.length &&
      one.items.every((item, index) => sameValue(item, other.items[index]))
    );
  }
  return (
    other.kind === "mapping" &&
    one.entries.length === other.entries.length &&
    one.entries.every(({ key, value }) => sameValue(value, findEntry(other, key.value)?.value))
  );
}
