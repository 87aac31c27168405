import type { Range } from "../text/range.ts";
import type { YamlDocument, YamlNode } from "../yaml/node.ts";

/** Lines that can be folded into their first one; both ends stand on different lines. */
export interface FoldingRange extends Range {
  readonly kind: "block" | "comment";
}

/** Fields, list elements and scalars over several lines, and comments that stand below each other. */
export function foldingRanges(document: YamlDocument): readonly FoldingRange[] {
  const { text, root } = document;
  const blocks: FoldingRange[] = [];
  const add = (start: number, end: number): void => {
    const last = start + text.slice(start, end).trimEnd().length;
    if (text.slice(start, last).includes("\n")) blocks.push({ start, end: last, kind: "block" });
  };
  if (root !== undefined) {
    if (text.startsWith("---")) add(0, root.end);
    collect(root, add);
  }
  return [...firstOfLine(blocks, text), ...commentBlocks(document)];
}

function collect(node: YamlNode, add: (start: number, end: number) => void): void {
  if (node.alias !== undefined || node.kind === "scalar") return;
  if (node.kind === "sequence") {
    for (const item of node.items) {
      add(item.start, item.end);
      collect(item, add);
    }
    return;
  }
  for (const entry of node.entries) {
    if (entry.merged === true) continue;
    add(entry.key.start, Math.max(entry.key.end, entry.value.end));
    collect(entry.value, add);
  }
}

/** A line folds once: `- name:` begins an element and its first field, and the element is the longer one. */
function firstOfLine(ranges: readonly FoldingRange[], text: string): readonly FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const range of ranges) {
    const line = text.lastIndexOf("\n", range.start);
    const known = byLine.get(line);
    if (known === undefined || range.end > known.end) byLine.set(line, range);
  }
  return [...byLine.values()].toSorted((one, other) => one.start - other.start);
}

function commentBlocks({ text, comments }: YamlDocument): readonly FoldingRange[] {
  const blocks: FoldingRange[] = [];
  let block: FoldingRange | undefined;
  for (const comment of comments) {
    const lineStart = text.lastIndexOf("\n", comment.start - 1) + 1;
    if (text.slice(lineStart, comment.start).trim() !== "") continue;
    if (block !== undefined && /^\r?\n[ \t]*$/.test(text.slice(block.end, comment.start))) {
      blocks.pop();
      block = { ...block, end: comment.end };
      blocks.push(block);
    } else {
      block = { start: comment.start, end: comment.end, kind: "comment" };
      blocks.push(block);
    }
  }
  return blocks.filter((range) => text.slice(range.start, range.end).includes("\n"));
}
