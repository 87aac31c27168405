import type { SourceFile } from "../documents/sourceFile.ts";
import { chartReads, type ChartReads } from "../helm/chartReads.ts";
import { allValues, valueAround } from "../helm/chartValues.ts";
import { elementStep, entriesAt, isPrefix, isSamePath, keyStep, type ValuePath } from "../helm/valuePath.ts";
import type { NamePlace, Renaming } from "./renaming.ts";
import { complaintAboutValue } from "./valueComplaints.ts";
import { placeIn, type ChartTexts, type ChartUser, type ValueLevel } from "./valueLevel.ts";
import { placesInConditions, placesInSchema } from "./valueNames.ts";

/**
 * A key of the values, in every file of values of the chart and of those around it or that depend on it, in their schema, in every template
 * that reads it, and in the conditions of dependencies. Where one of these cannot be told, there is no other name.
 */
export function valueRenaming(
  chart: ChartTexts,
  path: ValuePath,
  users: readonly ChartUser[] = [],
): Renaming | undefined {
  const [first] = path;
  const last = path.at(-1);
  if (first?.kind !== "key" || last?.kind !== "key") return undefined;
  if (keysAt(chart, path).length === 0) return undefined;
  const levels = levelsOf(chart, path, users);
  return {
    name: last.name,
    places: [
      ...levels.flatMap((level) => keysAt(level.chart, level.path)),
      ...levels.flatMap(placesInSchema),
      ...levels.flatMap(usesIn),
      ...levels.flatMap(placesInConditions),
    ],
    complaintAbout: (newName) => complaintAboutValue(levels, first.name, newName),
  };
}

function levelsOf(chart: ChartTexts, path: ValuePath, users: readonly ChartUser[]): readonly ValueLevel[] {
  const around = placesAround(chart, path);
  const beside = users.flatMap((user) => {
    const there = chart.facts.isLibrary ? path : [keyStep(user.key), ...path];
    return [{ chart: user.chart, path: there }, ...placesAround(user.chart, there)];
  });
  const places = [{ chart, path }, ...around, ...beside];
  const levels = places.map((place) => ({ ...place, ...readsOf(place.chart) }));
  const general = generalized(path, levels);
  return levels.map((level) => ({
    ...level,
    path: [...level.path.slice(0, level.path.length - general.length), ...general],
  }));
}

function placesAround(
  chart: ChartTexts,
  path: ValuePath,
): readonly { readonly chart: ChartTexts; readonly path: ValuePath }[] {
  const { around } = chart;
  if (around === undefined) return [];
  return valueAround({ ...chart, around: { ...around, around: undefined } }, path).flatMap((value) => [
    { chart: around, path: value.path },
    ...placesAround(around, value.path),
  ]);
}

function readsOf(chart: ChartTexts): ChartReads<SourceFile> {
  const all = withInside(outermost(chart)).flatMap(({ templates }) => templates);
  return chartReads(chart.templates, all, allValues(chart.values));
}

function withInside(chart: ChartTexts): readonly ChartTexts[] {
  return [chart, ...chart.inside.flatMap((each) => withInside(each.chart))];
}

function outermost(chart: ChartTexts): ChartTexts {
  return chart.around === undefined ? chart : outermost(chart.around);
}

/** Where a template goes through the elements of a map, the name has to be the same in all of them. */
function generalized(path: ValuePath, levels: readonly ValueLevel[]): ValuePath {
  const goesThrough = (index: number): boolean =>
    levels.some(({ path: there, references }) =>
      references.some(
        ({ reference: { path: read } }) =>
          read.length >= there.length &&
          read[there.length - path.length + index]?.kind === "element" &&
          isPrefix(read.slice(0, there.length), there),
      ),
    );
  return path.map((step, index) => (index < path.length - 1 && goesThrough(index) ? elementStep : step));
}

function keysAt({ values }: ChartTexts, path: ValuePath): readonly NamePlace[] {
  return allValues(values).flatMap(({ file, document }) =>
    entriesAt(document.root, path).flatMap(({ key }) => placeIn(file, key)),
  );
}

function usesIn({ references, path }: ValueLevel): readonly NamePlace[] {
  return references.flatMap(({ file, reference }) =>
    reference.steps
      .filter((step) => step.isNamed && isSamePath(step.path, path))
      .flatMap(({ range }) => placeIn(file, range)),
  );
}
