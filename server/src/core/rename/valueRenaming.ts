import type { SourceFile } from "../documents/sourceFile.ts";
import { isForOthers, type ChartFacts } from "../helm/chart.ts";
import { allValues, valueAround, type Chart } from "../helm/chartValues.ts";
import type { Template } from "../helm/readTemplate.ts";
import { childKeys, entriesAt, type ValuePath } from "../helm/valuePath.ts";
import { usesOfValue } from "../helm/valuesUnder.ts";
import { type Message, say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { NamePlace, Renaming } from "./renaming.ts";

/** A file of values, as one part. */
interface ValuesFile {
  readonly file: SourceFile;
  readonly document: YamlDocument;
}

/** The files of a chart, each as one part. */
export interface ChartTexts extends Chart<ValuesFile> {
  readonly templates: readonly { readonly file: SourceFile; readonly template: Template }[];
  /** The charts that it depends on. */
  readonly inside: readonly { readonly chart: Omit<ChartTexts, "inside"> }[];
}

/** A key of the values, in every file of values of the chart and of those around it, and in every template that reads it. */
export function valueRenaming(chart: ChartTexts, path: ValuePath): Renaming | undefined {
  const values = allValues(chart.values);
  const [first] = path;
  const last = path.at(-1);
  if (first?.kind !== "key" || last?.kind !== "key") return undefined;
  const definitions = keysAt(values, path);
  if (definitions.length === 0) return undefined;
  const around = valueAround(chart, path);
  const given = around.flatMap((value) => keysAt(allValues(value.chart.values), value.path));
  const uses = chart.templates.flatMap(({ file, template }) =>
    usesOfValue(template, path).flatMap((range) => placeIn(file, range)),
  );
  const taken = new Set([
    ...siblingsOf(values, path),
    ...around.flatMap((value) => siblingsOf(allValues(value.chart.values), value.path)),
  ]);
  const library = chart.inside.find(
    (each) =>
      each.chart.facts.isLibrary &&
      each.chart.templates.some(({ template }) => usesOfValue(template, path).length > 0),
  );
  return {
    name: last.name,
    places: [...definitions, ...given, ...uses],
    complaintAbout: (newName) =>
      complaintAboutOwner(first.name, chart.facts) ??
      (library === undefined ? undefined : complaintAboutLibrary(library.chart.facts)) ??
      complaintAboutName(newName, taken),
  };
}

function keysAt(values: readonly ValuesFile[], path: ValuePath): readonly NamePlace[] {
  return values.flatMap(({ file, document }) =>
    entriesAt(document.root, path).flatMap(({ key }) => placeIn(file, key)),
  );
}

function siblingsOf(values: readonly ValuesFile[], path: ValuePath): readonly string[] {
  return values.flatMap(({ document }) =>
    childKeys(document.root, path.slice(0, -1)).map(({ key }) => key.value),
  );
}

function complaintAboutOwner(first: string, facts: ChartFacts): Message | undefined {
  return isForOthers(facts, first)
    ? say`\`${first}\` belongs to other charts, which would go on reading the old name.`
    : undefined;
}

function complaintAboutLibrary({ name = "" }: ChartFacts): Message {
  return say`The library chart \`${name}\` reads it, and would go on reading the old name.`;
}

/** A name that stands behind a dot in a template. */
function complaintAboutName(newName: string, taken: ReadonlySet<string>): Message | undefined {
  if (!/^[\p{L}_]\w*$/u.test(newName))
    return say`\`${newName}\` can not stand behind a dot in a template: letters, digits and \`_\` can, beginning with a letter.`;
  return taken.has(newName) ? say`The values have a key \`${newName}\` at this place already.` : undefined;
}

function placeIn({ uri, parts }: SourceFile, { start, end }: Range): readonly NamePlace[] {
  return parts.slice(0, 1).map((part) => ({ uri, part, range: { start, end } }));
}
