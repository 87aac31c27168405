import type { YamlNode } from "./node.ts";

/** Where the last character of a value stands; a block may end with empty lines. @param atLeast what a value without text ends with */
export function contentEnd(node: YamlNode, atLeast: number): number {
  const last =
    node.kind === "mapping"
      ? node.entries.at(-1)?.value
      : node.kind === "sequence"
        ? node.items.at(-1)
        : undefined;
  if (node.alias !== undefined || node.kind === "scalar" || node.flow || last === undefined)
    return Math.max(atLeast, node.end);
  return contentEnd(last, node.kind === "mapping" ? (node.entries.at(-1)?.key.end ?? atLeast) + 1 : atLeast);
}
