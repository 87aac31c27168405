import type { SourceFile } from "../../core/documents/sourceFile.ts";
import { chartReads, type ChartReads } from "../../core/helm/chartReads.ts";
import { allValues } from "../../core/helm/chartValues.ts";
import type { ValueReference } from "../../core/helm/template.ts";
import { outermost, withInside, type ChartFiles } from "./chartFiles.ts";

/** Everything that reads the values of a chart. */
export function readsOf(chart: ChartFiles): ChartReads<SourceFile> {
  const all = withInside(outermost(chart)).flatMap(({ templates }) => templates);
  return chartReads(chart.templates, all, allValues(chart.values));
}

/** The same in one file, which may be one of values. */
export function referencesIn(chart: ChartFiles, uri: string): readonly ValueReference[] {
  return readsOf(chart).references.flatMap(({ file, reference }) => (file.uri === uri ? [reference] : []));
}
