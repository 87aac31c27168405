import type { CheckSettings } from "../../core/check.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import { chartOfTemplate } from "../../core/helm/chart.ts";
import { allValues } from "../../core/helm/chartValues.ts";
import { chartFindings, type FindingsByPart } from "../../core/references/chartFindings.ts";
import { descriptionFindings } from "../../core/references/descriptionFindings.ts";
import { valuesFindings } from "../../core/references/valuesFindings.ts";
import type { Schema } from "../../core/schema/schema.ts";
import type { Workspace } from "../workspace.ts";
import { schemasOf, type ChartFiles } from "./chartFiles.ts";
import type { ChartReader } from "./chartReader.ts";

interface KnownFindings {
  readonly chart: ChartFiles;
  readonly settings: CheckSettings;
  readonly byPart: FindingsByPart;
}

/** How files fit their charts; compared again only where something has changed that they are compared with. */
export function createChartFit(
  workspace: Workspace,
  reader: ChartReader,
): (file: SourceFile, chart: ChartFiles) => FindingsByPart {
  const known = new WeakMap<SourceFile, KnownFindings>();

  function compare(file: SourceFile, chart: ChartFiles): FindingsByPart {
    const { charts, settings } = workspace.snapshot();
    if (chartOfTemplate(charts, file.uri) !== undefined)
      return chartFindings(file, reader.templateOf(file).template, chart, settings);
    if (chart.description?.file.uri === file.uri)
      return descriptionFindings(file, chart.description.document, settings);
    const values = allValues(chart.values).find((each) => each.file.uri === file.uri);
    return values === undefined
      ? new Map()
      : valuesFindings(file, values.document, schemasOf(chart), chart.values.defaults, settings);
  }

  return (file, chart) => {
    const { settings } = workspace.snapshot();
    const before = known.get(file);
    if (before?.settings === settings && isSameChart(before.chart, chart)) return before.byPart;
    const byPart = compare(file, chart);
    known.set(file, { chart, settings, byPart });
    return byPart;
  };
}

/** Nothing that templates are compared with has changed. */
function isSameChart(one: ChartFiles, other: ChartFiles): boolean {
  return (
    one.facts === other.facts &&
    one.schema === other.schema &&
    isSameList(allValues(one.values), allValues(other.values)) &&
    isSameList(schemasIn(one), schemasIn(other)) &&
    (one.around === undefined || other.around === undefined
      ? one.around === other.around
      : isSameChart(one.around, other.around))
  );
}

function schemasIn(chart: ChartFiles): readonly Schema[] {
  return schemasOf(chart).inside.map(({ schema }) => schema);
}

function isSameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}
