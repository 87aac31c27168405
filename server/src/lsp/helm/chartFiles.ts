import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Dependency } from "../../core/helm/chart.ts";
import { allValues, type Chart } from "../../core/helm/chartValues.ts";
import type { Template } from "../../core/helm/template.ts";
import type { ValuesSchemas } from "../../core/references/valuesFindings.ts";
import type { Schema } from "../../core/schema/schema.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";

/** A file that describes a chart, with its text as one part: `---` has no meaning in it. */
export interface ValuesFile {
  readonly file: SourceFile;
  readonly document: YamlDocument;
}

export interface TemplateFile {
  /** As one part: blocks go on over `---`. */
  readonly file: SourceFile;
  readonly template: Template;
}

/** The files of a chart, those that are open as they stand in the editor. */
export interface ChartFiles extends Chart<ValuesFile> {
  /** URI with a slash at the end. */
  readonly folder: string;
  readonly templates: readonly TemplateFile[];
  /** The `Chart.yaml`, and the `values.schema.json` where there is one. */
  readonly description: ValuesFile | undefined;
  readonly schemaText: ValuesFile | undefined;
  /** Of its values, where it has one that can be read. */
  readonly schema: Schema | undefined;
  readonly around: ChartFiles | undefined;
  /** The charts that it depends on and that lie on the same disk. */
  readonly inside: readonly InsideChart[];
}

export interface InsideChart {
  readonly dependency: Dependency;
  readonly chart: ChartFiles;
}

/** The files of a chart and of the charts around it. */
export function filesOf(chart: ChartFiles): readonly SourceFile[] {
  const { values, templates, description, schemaText, around } = chart;
  const described = [description, schemaText].flatMap((each) => each ?? []);
  return [...allValues(values), ...templates, ...described]
    .map(({ file }) => file)
    .concat(around ? filesOf(around) : []);
}

/** What the values of a chart have to be like. */
export function schemasOf({ schema, inside }: ChartFiles): ValuesSchemas {
  return {
    own: schema,
    inside: inside.flatMap(({ dependency, chart }) =>
      chart.schema === undefined ? [] : [{ dependency, schema: chart.schema }],
    ),
  };
}

/** A chart with all charts inside of it: their named templates are those of each other. */
export function withInside(chart: ChartFiles): readonly ChartFiles[] {
  return [chart, ...chart.inside.flatMap((each) => withInside(each.chart))];
}

/** The chart that a chart is installed with, which may be itself. */
export function outermost(chart: ChartFiles): ChartFiles {
  return chart.around === undefined ? chart : outermost(chart.around);
}
