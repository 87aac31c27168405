/** An arrow between two objects, by their indexes. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  /** Nobody has what it points to. */
  readonly isMissing: boolean;
}

/**
 * A drawing as text, which Markdown pages show as a picture. An object is named at its first arrow; those without any stand alone.
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
  const edges = arrows.map(
    ({ from, to, isMissing }) => `${nodeOf(from)} ${isMissing ? "-.->" : "-->"} ${nodeOf(to)}`,
  );
  const alone = titles.flatMap((_, index) => (named.has(index) ? [] : [nodeOf(index)]));
  return `flowchart LR\n${[...new Set(edges), ...alone].map((line) => `  ${line}\n`).join("")}`;
}
