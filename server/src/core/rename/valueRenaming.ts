import type { SourceFile } from "../documents/sourceFile.ts";
import type { ChartFacts } from "../helm/chart.ts";
import type { Template } from "../helm/readTemplate.ts";
import { childKeys, entriesAt, type ValuePath } from "../helm/valuePath.ts";
import { usesOfValue } from "../helm/valuesUnder.ts";
import { type Message, say } from "../text/message.ts";
import type { Range } from "../text/range.ts";
import type { YamlDocument } from "../yaml/node.ts";
import type { NamePlace, Renaming } from "./renaming.ts";

/** The files of a chart, each as one part. */
export interface ChartTexts {
  readonly facts: ChartFacts;
  readonly values: readonly { readonly file: SourceFile; readonly document: YamlDocument }[];
  readonly templates: readonly { readonly file: SourceFile; readonly template: Template }[];
}

/** A key of the values, in every file of values of the chart and every template that reads it. */
export function valueRenaming(
  { facts, values, templates }: ChartTexts,
  path: ValuePath,
): Renaming | undefined {
  const [first] = path;
  const last = path.at(-1);
  if (first?.kind !== "key" || last?.kind !== "key") return undefined;
  const definitions = values.flatMap(({ file, document }) =>
    entriesAt(document.root, path).flatMap(({ key }) => placeIn(file, key)),
  );
  if (definitions.length === 0) return undefined;
  const uses = templates.flatMap(({ file, template }) =>
    usesOfValue(template, path).flatMap((range) => placeIn(file, range)),
  );
  const taken = new Set(
    values.flatMap(({ document }) => childKeys(document.root, path.slice(0, -1)).map(({ key }) => key.value)),
  );
  return {
    name: last.name,
    places: [...definitions, ...uses],
    complaintAbout: (newName) => complaintAboutOwner(first.name, facts) ?? complaintAboutName(newName, taken),
  };
}

function complaintAboutOwner(first: string, { dependencies }: ChartFacts): Message | undefined {
  return first === "global" || dependencies.includes(first)
    ? say`\`${first}\` belongs to other charts, which would go on reading the old name.`
    : undefined;
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
