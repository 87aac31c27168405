/** Our own request of the language server: render the chart of a file. */
export const renderMethod = "drydock/helm/render";

export interface RenderOutcome {
  readonly kind: "rendered" | "failed" | "not-installed" | "no-chart";
  /** What Helm has said, where it has failed. */
  readonly errors?: string;
}

/**
 * The paths of the folders that may be the chart of a template: those with a `templates` folder around the file, the innermost first.
 * Empty for files that are no templates by their name.
 */
export function possibleChartFolders(path: string): readonly string[] {
  if (!/\.(?:ya?ml|tpl)$/u.test(path)) return [];
  return [...path.matchAll(/\/(?=templates\/)/gu)].map(({ index }) => path.slice(0, index)).toReversed();
}

/** Whether a file may be a part of a chart that decides what it renders to, by its name. */
export function mayBePartOfChart(path: string): boolean {
  return possibleChartFolders(path).length > 0 || /\/values[^/]*\.ya?ml$/u.test(path);
}
