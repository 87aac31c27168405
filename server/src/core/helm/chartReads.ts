import type { YamlDocument } from "../yaml/node.ts";
import { followCalls, type CalledReferences } from "./calledTemplates.ts";
import type { Template, ValueReference } from "./template.ts";
import { referencesInValues } from "./valueTemplates.ts";

/** A template of a chart, and the file that it is read from. */
export interface PlacedTemplate<File> {
  readonly file: File;
  readonly template: Template;
}

/** Everything that reads values of one chart. */
export interface ChartReads<File> {
  readonly references: readonly { readonly file: File; readonly reference: ValueReference }[];
  readonly called: CalledReferences<PlacedTemplate<File>>;
}

/**
 * Where the values of a chart are read: in its templates, in the named templates that these call with a part of them, and in texts of the
 * values themselves.
 * @param all templates of the chart and of those around and inside of it
 */
export function chartReads<File>(
  own: readonly PlacedTemplate<File>[],
  all: readonly PlacedTemplate<File>[],
  values: readonly { readonly file: File; readonly document: YamlDocument }[],
): ChartReads<File> {
  const called = followCalls(own, all);
  return {
    called,
    references: [
      ...own.flatMap(({ file, template }) => placed(file, template.references)),
      ...[...called.references].flatMap(([{ file }, references]) => placed(file, references)),
      ...values.flatMap(({ file, document }) => placed(file, referencesInValues(document))),
    ],
  };
}

function placed<File>(file: File, references: readonly ValueReference[]): ChartReads<File>["references"] {
  return references.map((reference) => ({ file, reference }));
}
