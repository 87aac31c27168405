import { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** URIs of the folders that hold a `Chart.yaml`, each with a slash at the end. */
export type ChartFolders = ReadonlySet<string>;

/** What a `Chart.yaml` says that matters to its templates (https://helm.sh/docs/topics/charts/#the-chartyaml-file). */
export interface ChartFacts {
  readonly name: string | undefined;
  readonly isLibrary: boolean;
  /** Keys of the values that belong to charts inside of this one: their names and aliases. */
  readonly dependencies: readonly string[];
  /** Values of other charts are taken over, so that nobody here knows which there are. */
  readonly importsValues: boolean;
}

export function readChart(document: YamlDocument): ChartFacts {
  const root = Cursor.root(document.root);
  const dependencies = root.at("dependencies").items();
  return {
    name: root.at("name").string,
    isLibrary: root.at("type").string === "library",
    dependencies: dependencies.flatMap((each) => each.at("alias").string ?? each.at("name").string ?? []),
    importsValues: dependencies.some((each) => each.at("import-values").present),
  };
}

/** The folder of the chart that a file is a template of: the innermost with a `Chart.yaml` beside its `templates/`. */
export function chartOfTemplate(charts: ChartFolders, uri: string): string | undefined {
  return [...uri.matchAll(/\/(?=templates\/)/gu)]
    .map(({ index }) => uri.slice(0, index + 1))
    .findLast((folder) => charts.has(folder));
}

/** The folders that are charts of a file, if they hold a `Chart.yaml`. */
export function possibleCharts(uri: string): readonly string[] {
  const around = [...uri.matchAll(/\/(?=templates\/)/gu)].map(({ index }) => uri.slice(0, index + 1));
  return isValuesFile(uri) ? [...around, uri.slice(0, uri.lastIndexOf("/") + 1)] : around;
}

/** Whether a file is one of the values of a chart: `values.yaml`, or one such as `values-production.yaml` beside it. */
export function chartOfValues(charts: ChartFolders, uri: string): string | undefined {
  const folder = uri.slice(0, uri.lastIndexOf("/") + 1);
  return isValuesFile(uri) && charts.has(folder) ? folder : undefined;
}

/** By the name of the file: `values.yaml`, or one such as `values-production.yaml`. */
export function isValuesFile(uri: string): boolean {
  return /\/values[^/]*\.ya?ml$/u.test(uri);
}
