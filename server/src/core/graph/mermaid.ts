/** An arrow between two objects, by their indexes. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  /** Nobody has what it points to. */
  readonly isMissing: boolean;
}

/**
 * A drawing as text, which Markdown pages show as a picture. Several references from one object to another are one arrow. An
 * object is named at its first arrow; those without any stand alone.
 *
 * Source: https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaidOf(titles: readonly string[], arrows: readonly Arrow[]): string {
  const named = new Set<number>();
  const nodeOf = (index: number): string => {
    const id = `n${String(index)}`;
    if (named.has(index)) return id;
    named.add(index);
    return `${id}["${(titles[index] ?? "").replaceAll('"', "#quot;")}"]`;
  };
  const drawn = new Map(
    arrows.map((arrow) => [`${String(arrow.from)} ${String(arrow.to)} ${String(arrow.isMissing)}`, arrow]),
  );
  const edges = [...drawn.values()].map(
    ({ from, to, isMissing }) => `${nodeOf(from)} ${isMissing ? "-.->" : "-->"} ${nodeOf(to)}`,
  );
  const alone = titles.flatMap((_, index) => (named.has(index) ? [] : [nodeOf(index)]));
  return `flowchart LR\n${[...edges, ...alone].map((line) => `  ${line}\n`).join("")}`;
}
