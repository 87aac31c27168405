import type { Outline, OutlineNode } from "../outline/outline.ts";

/** How a document is written, so that what is inserted looks like the rest. */
export interface Layout {
  /** Columns by which a mapping stands right of its key. */
  readonly step: number;
  /** Columns by which a dash stands right of the key of its list; the Kubernetes style is 0. */
  readonly dashOffset: number;
  readonly lineBreak: "\n" | "\r\n";
  /** Keys and strings in double quotes, collections in brackets. */
  readonly json: boolean;
}

/** Goes by what most nodes do; without any, two columns, dashes below the first letter of their key plus a step. */
export function layoutOf(outline: Outline, text: string, language: "yaml" | "json"): Layout {
  const steps = new Map<number, number>();
  const dashes = new Map<number, number>();
  for (const node of outline.blockNodes) {
    const { parent } = node;
    if (parent?.kind !== "entry" || node !== parent.children[0]) continue;
    count(node.kind === "item" ? dashes : steps, node.column - parent.column);
  }
  return {
    step: mostFrequent(steps) ?? 2,
    dashOffset: mostFrequent(dashes) ?? 0,
    lineBreak: text.includes("\r\n") ? "\r\n" : "\n",
    json: language === "json" || isJsonLike(outline.root),
  };
}

function isJsonLike(root: OutlineNode): boolean {
  const first = root.children[0];
  return (
    root.content === "flow-mapping" &&
    (first === undefined || first.head.end - first.head.start > first.name.length)
  );
}

function count(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}

function mostFrequent(counts: ReadonlyMap<number, number>): number | undefined {
  let best: readonly [number, number] | undefined;
  for (const entry of counts) if (best === undefined || entry[1] > best[1]) best = entry;
  return best?.[0];
}
