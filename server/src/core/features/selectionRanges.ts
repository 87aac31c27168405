import { touches, type Range } from "../text/range.ts";
import type { YamlDocument, YamlNode } from "../yaml/node.ts";

/**
 * What a person may want to select around a place, innermost first: the scalar, its field, the mapping or list around
 * it, up to the document. Every range contains the one before and is larger.
 */
export function selectionRanges(document: YamlDocument, offset: number): readonly Range[] {
  const { text, root } = document;
  const outside: Range[] = [{ start: 0, end: text.length }];
  const add = (start: number, end: number): void => {
    const outer = outside.at(-1);
    const inner = { start, end: start + text.slice(start, end).trimEnd().length };
    const isInside = outer !== undefined && inner.start >= outer.start && inner.end <= outer.end;
    if (isInside && inner.end - inner.start < outer.end - outer.start && touches(inner, offset))
      outside.push(inner);
  };
  if (root !== undefined) descend(root, offset, add);
  return outside.toReversed();
}

function descend(node: YamlNode, offset: number, add: (start: number, end: number) => void): void {
  add(node.start, node.end);
  if (node.alias !== undefined || node.kind === "scalar") return;
  if (node.kind === "sequence") {
    const item = node.items.find((candidate) => touches(candidate, offset));
    if (item !== undefined) descend(item, offset, add);
    return;
  }
  const entry = node.entries.find(
    ({ key, value, merged }) =>
      merged !== true && offset >= key.start && offset <= Math.max(key.end, value.end),
  );
  if (entry === undefined) return;
  add(entry.key.start, Math.max(entry.key.end, entry.value.end));
  if (touches(entry.key, offset)) add(entry.key.start, entry.key.end);
  else descend(entry.value, offset, add);
}
