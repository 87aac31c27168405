import { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";

/** URIs of the folders that hold a `Chart.yaml`, each with a slash at the end. */
export type ChartFolders = ReadonlySet<string>;

/** What a `Chart.yaml` says that matters to its templates (https://helm.sh/docs/topics/charts/#the-chartyaml-file). */
export interface ChartFacts {
  readonly name: string | undefined;
  readonly isLibrary: boolean;
  readonly dependencies: readonly Dependency[];
  /** Values of other charts are taken over, so that nobody here knows which there are. */
  readonly importsValues: boolean;
}

/** A chart that is installed with another one. */
export interface Dependency {
  readonly name: string;
  /** Of the values of the other one: what is below it are values of this one. */
  readonly key: string;
}

export function readChart(document: YamlDocument): ChartFacts {
  const root = Cursor.root(document.root);
  const dependencies = root.at("dependencies").items();
  return {
    name: root.at("name").string,
    isLibrary: root.at("type").string === "library",
    dependencies: dependencies.flatMap((each) => {
      const name = each.at("name").string;
      return name === undefined ? [] : [{ name, key: each.at("alias").string ?? name }];
    }),
    importsValues: dependencies.some((each) => each.at("import-values").present),
  };
}

/** Whether what is below a key of a chart's values is for other charts: those inside of it, or all of them. */
export function isForOthers({ dependencies }: ChartFacts, key: string): boolean {
  return key === "global" || dependencies.some((each) => each.key === key);
}

/** The folder of the chart that a file is a template of: the innermost with a `Chart.yaml` beside its `templates/`. */
export function chartOfTemplate(charts: ChartFolders, uri: string): string | undefined {
  if (charts.size === 0) return undefined;
  return foldersWithTemplates(uri).findLast((folder) => charts.has(folder));
}

/** The folder of the chart that a file describes: as its `Chart.yaml`, as one of its values, or as the schema of these. */
export function chartDescribedBy(charts: ChartFolders, uri: string): string | undefined {
  const folder = folderOf(uri);
  return describesChart(uri) && charts.has(folder) ? folder : undefined;
}

/** The folder of the chart that a file is a template of or describes. */
export function chartOfFile(charts: ChartFolders, uri: string): string | undefined {
  return chartOfTemplate(charts, uri) ?? chartDescribedBy(charts, uri);
}

/** The folder of the chart around the one in a folder, which lies in its `charts/`. */
export function chartAround(charts: ChartFolders, folder: string): string | undefined {
  const around = folderAround(folder);
  return around !== undefined && charts.has(around) ? around : undefined;
}

/** The folders that are charts of a file, or charts around it, if they hold a `Chart.yaml`. */
export function possibleCharts(uri: string): readonly string[] {
  const own = foldersWithTemplates(uri);
  return [...(describesChart(uri) ? [...own, folderOf(uri)] : own)].flatMap(withFoldersAround);
}

function withFoldersAround(folder: string): readonly string[] {
  const around = folderAround(folder);
  return around === undefined ? [folder] : [...withFoldersAround(around), folder];
}

function folderAround(folder: string): string | undefined {
  return /^(?<around>.*\/)charts\/[^/]+\/$/u.exec(folder)?.groups?.["around"];
}

function foldersWithTemplates(uri: string): readonly string[] {
  return [...uri.matchAll(/\/(?=templates\/)/gu)].map(({ index }) => uri.slice(0, index + 1));
}

function describesChart(uri: string): boolean {
  return isValuesFile(uri) || /\/(?:Chart\.yaml|values\.schema\.json)$/u.test(uri);
}

/** By the name of the file: `values.yaml`, or one such as `values-production.yaml`. */
export function isValuesFile(uri: string): boolean {
  return /\/values[^/]*\.ya?ml$/u.test(uri);
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
