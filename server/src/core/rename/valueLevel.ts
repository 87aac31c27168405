import type { SourceFile } from "../documents/sourceFile.ts";
import type { ChartReads, PlacedTemplate } from "../helm/chartReads.ts";
import type { Chart } from "../helm/chartValues.ts";
import type { ValuePath } from "../helm/valuePath.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { NamePlace } from "./renaming.ts";

/** A file of a chart, as one part. */
export interface ChartText {
  readonly file: SourceFile;
  readonly document: YamlDocument;
}

/** The files of a chart, each as one part. */
export interface ChartTexts extends Chart<ChartText> {
  /** The `Chart.yaml` and the `values.schema.json`, where there are any. */
  readonly description: ChartText | undefined;
  readonly schemaText: ChartText | undefined;
  readonly templates: readonly PlacedTemplate<SourceFile>[];
  readonly around: ChartTexts | undefined;
  /** The charts that it depends on. */
  readonly inside: readonly { readonly chart: ChartTexts }[];
}

/** A chart that depends on another one from beside it. */
export interface ChartUser {
  readonly chart: ChartTexts;
  /** Below which the values of the other one stand in its own. */
  readonly key: string;
}

/** One chart in whose values a value stands, and everything that reads these. */
export interface ValueLevel extends ChartReads<SourceFile> {
  readonly chart: ChartTexts;
  readonly path: ValuePath;
}

/** A place in a file of a chart, which is one part. */
export function placeIn({ uri, parts }: SourceFile, { start, end }: Range): readonly NamePlace[] {
  return parts.slice(0, 1).map((part) => ({ uri, part, range: { start, end } }));
}
