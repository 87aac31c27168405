import type { YamlDocument } from "../yaml/node.ts";
import { folderDescribedBy, isValuesFile, type ChartFacts, type Dependency } from "./chart.ts";
import { findValue, keyStep, type ValuePath } from "./valuePath.ts";

/** A file of values, as it reads. */
export interface ValuesText {
  readonly document: YamlDocument;
}

/** The files of values in the folder of a chart. */
export interface ChartValues<File> {
  /** What counts where nobody says otherwise. */
  readonly defaults: File | undefined;
  /** Such as `values-production.yaml`: with what people install the chart. */
  readonly others: readonly File[];
}

/** A chart with its values, and the chart around it, which gives values to it. */
export interface Chart<Values extends ValuesText = ValuesText> {
  readonly facts: ChartFacts;
  readonly values: ChartValues<Values>;
  readonly around: Chart<Values> | undefined;
}

/**
 * Which of the files in a folder hold values. Helm takes the defaults from `values.yaml` and from no other file, whatever its name
 * (https://helm.sh/docs/topics/charts/#the-chart-file-structure).
 * @param folder URI with a slash at the end
 */
export function chartValues<File extends { readonly uri: string }>(
  folder: string,
  files: readonly File[],
): ChartValues<File> {
  const values = files.filter(({ uri }) => isValuesFile(uri) && folderDescribedBy(uri) === folder);
  const defaults = values.find(({ uri }) => uri === `${folder}values.yaml`);
  return { defaults, others: values.filter((file) => file !== defaults) };
}

/** The defaults in front of the others. */
export function allValues<File>({ defaults, others }: ChartValues<File>): readonly File[] {
  return defaults === undefined ? others : [defaults, ...others];
}

/** A value of a chart as a value of a chart around it. */
export interface ValueAround<Values extends ValuesText> {
  readonly chart: Chart<Values>;
  readonly path: ValuePath;
}

/** Where the charts around a chart may set one of its values, from the inside to the outside. */
export function valueAround<Values extends ValuesText>(
  { facts, around: chart }: Chart<Values>,
  path: ValuePath,
): readonly ValueAround<Values>[] {
  const { name } = facts;
  if (chart === undefined || name === undefined) return [];
  const [first] = path;
  // A library has the values of who uses it, and `global` is the same for all.
  if (facts.isLibrary || (first?.kind === "key" && first.name === "global"))
    return [{ chart, path }, ...valueAround(chart, path)];
  const keys = chart.facts.dependencies.filter((each) => each.name === name).map(({ key }) => key);
  // Helm also takes what lies in `charts/` and is not listed, under its own name.
  return (keys.length === 0 ? [name] : keys).flatMap((key) => {
    const there = [keyStep(key), ...path];
    return [{ chart, path: there }, ...valueAround(chart, there)];
  });
}

/**
 * Whether a dependency may not be installed, and nobody looks at its values
 * (https://helm.sh/docs/topics/charts/#tags-and-condition-fields-in-dependencies).
 * @param given values of the chart that depends on it, those that count first
 */
export function mayBeOff({ condition, isTagged }: Dependency, given: readonly ValuesText[]): boolean {
  for (const written of condition?.split(",") ?? []) {
    const path = written.trim().split(".").map(keyStep);
    for (const { document } of given) {
      const found = findValue(document.root, path);
      if (found.kind !== "found" || found.value.kind !== "scalar") continue;
      if (typeof found.value.value === "boolean") return !found.value.value;
    }
  }
  return isTagged;
}

/** Whether a chart around it sets a value. */
export function isGivenFromAround(chart: Chart, path: ValuePath): boolean {
  return valueAround(chart, path).some(({ chart: { values }, path: there }) =>
    allValues(values).some(({ document }) => findValue(document.root, there).kind === "found"),
  );
}
