import { Cursor } from "../manifest/cursor.ts";
import { encodeSegment } from "../text/fileUri.ts";
import { resolvePath } from "../text/resolvePath.ts";
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
  /** From the folder of the other one to this one, which somebody works on beside it. */
  readonly path?: string;
  /** Values of the other one, separated by commas, of which the first that is set switches it on or off. */
  readonly condition?: string;
  /** Values of no chart in particular may switch it off. */
  readonly isTagged: boolean;
}

export function readChart(document: YamlDocument): ChartFacts {
  const root = Cursor.root(document.root);
  const dependencies = root.at("dependencies").items();
  return {
    name: root.at("name").string,
    isLibrary: root.at("type").string === "library",
    dependencies: dependencies.flatMap((each) => readDependency(each) ?? []),
    importsValues: dependencies.some((each) => each.at("import-values").present),
  };
}

/** One of the dependencies in a `Chart.yaml`; absent while it has no name. */
export function readDependency(at: Cursor): Dependency | undefined {
  const name = at.at("name").string;
  if (name === undefined) return undefined;
  const path = /^file:\/\/(?<path>.+)$/u.exec(at.at("repository").string ?? "")?.groups?.["path"];
  const condition = at.at("condition").string;
  return {
    name,
    key: at.at("alias").string ?? name,
    isTagged: at.at("tags").items().length > 0,
    ...(path === undefined ? {} : { path }),
    ...(condition === undefined ? {} : { condition }),
  };
}

/**
 * The folders in which the chart of a dependency may lie, that which counts first: Helm installs what is in `charts/`, and puts there
 * what `file://` leads to (https://helm.sh/docs/topics/charts/#managing-dependencies-with-the-dependencies-field).
 * @param folder of the chart that depends on it
 */
export function foldersOfDependency(folder: string, { name, path }: Dependency): readonly string[] {
  const packed = `${folder}charts/${encodeSegment(name)}/`;
  return path === undefined ? [packed] : [packed, `${resolvePath(folder, path)}/`];
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
  const folder = folderDescribedBy(uri);
  return folder !== undefined && charts.has(folder) ? folder : undefined;
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

/** The folder of the chart that the one in a folder is installed with: itself, or one around it that no other is around. */
export function outermostChart(charts: ChartFolders, folder: string): string {
  const around = chartAround(charts, folder);
  return around === undefined ? folder : outermostChart(charts, around);
}

/** The folders that are charts of a file, or charts around it, if they hold a `Chart.yaml`. */
export function possibleCharts(uri: string): readonly string[] {
  const own = foldersWithTemplates(uri);
  const described = folderDescribedBy(uri);
  return [...own, ...(described === undefined ? [] : [described])].flatMap(withFoldersAround);
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

/** The folder that a file describes if it holds a chart. */
export function folderDescribedBy(uri: string): string | undefined {
  if (valuesOfTest.test(uri)) return uri.replace(valuesOfTest, "/");
  return isValuesFile(uri) || /\/(?:Chart\.yaml|values\.schema\.json)$/u.test(uri)
    ? folderOf(uri)
    : undefined;
}

/** Values that a chart is tested with (https://github.com/helm/chart-testing/blob/main/doc/ct_install.md). */
const valuesOfTest = /\/ci\/[^/]*-values\.yaml$/u;

/** By the name of the file: `values.yaml`, one such as `values-production.yaml`, or one for tests such as `ci/small-values.yaml`. */
export function isValuesFile(uri: string): boolean {
  return /\/values[^/]*\.ya?ml$/u.test(uri) || valuesOfTest.test(uri);
}

function folderOf(uri: string): string {
  return uri.slice(0, uri.lastIndexOf("/") + 1);
}
