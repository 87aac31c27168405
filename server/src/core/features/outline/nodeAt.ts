import type { Range } from "../../text/range.ts";
import type { Outline, OutlineNode } from "./outline.ts";

export interface NodeAt {
  readonly node: OutlineNode;
  readonly on: "key" | "value";
  readonly range: Range;
}

/** The key or the scalar on one line that the offset stands in; nothing between them. */
export function nodeAt(outline: Outline, offset: number): NodeAt | undefined {
  for (const node of [outline.root, ...outline.blockNodes]) {
    const found = inside(node, offset);
    if (found !== undefined) return found;
  }
  return undefined;
}

function inside(node: OutlineNode, offset: number): NodeAt | undefined {
  const { head, value } = node;
  if (node.kind === "entry" && contains(head, offset)) return { node, on: "key", range: head };
  if (!contains(value, offset)) return undefined;
  if (node.content === "scalar") return { node, on: "value", range: value };
  for (const child of node.children) {
    const found = child.flow ? inside(child, offset) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

function contains(range: Range, offset: number): boolean {
  return offset >= range.start && offset <= range.end && range.end > range.start;
}
