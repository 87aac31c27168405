import { isForOthers } from "../helm/chart.ts";
import { allValues } from "../helm/chartValues.ts";
import type { Template } from "../helm/template.ts";
import { childKeys, entriesAt, isPrefix, isSamePath, writtenPath, type PathStep } from "../helm/valuePath.ts";
import { say, type Message } from "../text/message.ts";
import type { YamlNode } from "../yaml/node.ts";
import { isSchemaShared, placesInSchema } from "./valueNames.ts";
import type { ChartTexts, ValueLevel } from "./valueLevel.ts";

/**
 * Why a value can not be called so: something may go on reading the old name, or the new one means something else.
 * @param levels the chart of the value first
 * @param first key of its path in that chart
 */
export function complaintAboutValue(
  levels: readonly ValueLevel[],
  first: string,
  newName: string,
): Message | undefined {
  const [own] = levels;
  if (own !== undefined && isForOthers(own.chart.facts, first))
    return say`\`${first}\` belongs to other charts, which would go on reading the old name.`;
  return (
    firstOf(levels, otherReader) ??
    firstOf(levels, wholeReader) ??
    firstOf(levels, sharedName) ??
    firstOf(levels, unknownReader) ??
    firstOf(levels, unclearSchema) ??
    firstOf(levels, sharedKey) ??
    complaintAboutName(newName, levels)
  );
}

function firstOf(
  levels: readonly ValueLevel[],
  ask: (level: ValueLevel) => Message | undefined,
): Message | undefined {
  for (const level of levels) {
    const said = ask(level);
    if (said !== undefined) return said;
  }
  return undefined;
}

/** A chart inside that shares the values, or whose named templates are called with them. */
function otherReader({ chart, path, references }: ValueLevel): Message | undefined {
  const library = chart.inside.find(
    (each) =>
      each.chart.facts.isLibrary &&
      each.chart.templates.some(({ template }) =>
        template.references.some(
          ({ steps, use, path: read }) =>
            steps.some((step) => isSamePath(step.path, path)) || handsOn(use, read, path),
        ),
      ),
  );
  if (library !== undefined)
    return say`The library chart \`${library.chart.facts.name ?? ""}\` reads it, and would go on reading the old name.`;
  const own = new Set([...chart.templates, ...allValues(chart.values)].map(({ file }) => file.uri));
  const other = references.find(
    ({ file, reference: { steps } }) =>
      !own.has(file.uri) && steps.some((step) => step.isNamed && isSamePath(step.path, path)),
  );
  return other === undefined
    ? undefined
    : say`\`${nameOf(other.file.uri)}\` of another chart reads it, and would go on reading the old name.`;
}

/** The name of a key counts where all that is in its map is handed on or gone through. */
function wholeReader({ path, references }: ValueLevel): Message | undefined {
  const found = references.find(({ reference }) => handsOn(reference.use, reference.path, path));
  if (found === undefined) return undefined;
  const { file, reference } = found;
  const line = (file.parts[0]?.lineAt(reference.range.start) ?? 0) + 1;
  const place = { whole: writtenPath(reference.path) || "Values", file: nameOf(file.uri), line };
  return reference.use === "ranged"
    ? say`\`${place.file}\` (line ${place.line}) goes through the keys of \`${place.whole}\`: another name may change what comes of it.`
    : say`\`${place.file}\` (line ${place.line}) hands on \`${place.whole}\` as a whole: its names may count where nobody sees them.`;
}

function handsOn(
  use: ValueLevel["references"][number]["reference"]["use"],
  read: readonly PathStep[],
  path: readonly PathStep[],
): boolean {
  if (read.length >= path.length || !isPrefix(read, path)) return false;
  return use === "given" || (use === "ranged" && read.length === path.length - 1);
}

/** A named template that is called with several values reads the same name in all of them. */
function sharedName({ path, references }: ValueLevel): Message | undefined {
  const named = references.flatMap(({ file, reference }) =>
    reference.steps
      .filter(({ isNamed }) => isNamed)
      .map((step) => ({ ...step, place: `${file.uri} ${String(step.range.start)}` })),
  );
  const places = new Set(named.filter((step) => isSamePath(step.path, path)).map(({ place }) => place));
  const other = named.find((step) => places.has(step.place) && !isSamePath(step.path, path));
  return other === undefined
    ? undefined
    : say`A named template reads it by the same name as \`${writtenPath(other.path)}\`, which would not be found any more.`;
}

/** Named templates of charts that are packed or not fetched, files that are rendered, values that charts take over. */
function unknownReader({ chart, called }: ValueLevel): Message | undefined {
  const [missing] = called.undefinedNames;
  if (missing !== undefined)
    return say`The named template \`${missing}\` is defined in no chart on this disk, and may read the value, too.`;
  if (!called.isComplete)
    return say`Named templates call each other too often to know everything that they read.`;
  const files = chart.templates.find(({ template }) => rendersFiles(template));
  if (files !== undefined)
    return say`\`${nameOf(files.file.uri)}\` renders files of the chart by \`tpl\`, which may read the value, too.`;
  return chart.facts.importsValues
    ? say`\`import-values\` in \`Chart.yaml\` takes over values of another chart by their names.`
    : undefined;
}

function rendersFiles({ actions }: Template): boolean {
  const tokens = actions.flatMap((action) => action.tokens);
  return (
    tokens.some((token) => token.kind === "word" && token.text === "tpl") &&
    tokens.some((token) => token.kind === "chain" && token.names.some(({ text }) => text === "Files"))
  );
}

/** Keywords such as `allOf` may speak of it at other places. */
function unclearSchema(level: ValueLevel): Message | undefined {
  const last = level.path.at(-1);
  const { schemaText } = level.chart;
  if (schemaText === undefined || last?.kind !== "key") return undefined;
  const { text } = schemaText.document;
  const places = placesInSchema(level).length;
  const isElsewhere = text.split(JSON.stringify(last.name)).length - 1 > places;
  const isSimple = !/"(?:allOf|anyOf|oneOf|if|patternProperties)"/u.test(text);
  return (isSimple || !isElsewhere) && (places === 0 || !isSchemaShared(level))
    ? undefined
    : say`\`values.schema.json\` has the name at places of which it is not clear whether they mean this value.`;
}

/** An anchor makes one key a part of several maps. */
function sharedKey({ chart: { values }, path }: ValueLevel): Message | undefined {
  const isShared = allValues(values).some(({ document: { root } }) =>
    entriesAt(root, path).some(({ key }) => root !== undefined && timesIn(root, key.start) > 1),
  );
  return isShared ? say`An anchor makes the key a part of several values.` : undefined;
}

function timesIn(node: YamlNode, start: number): number {
  if (node.kind === "sequence") return node.items.reduce((sum, item) => sum + timesIn(item, start), 0);
  if (node.kind !== "mapping") return 0;
  return node.entries.reduce(
    (sum, { key, value }) => sum + (key.start === start ? 1 : 0) + timesIn(value, start),
    0,
  );
}

/** A name that stands behind a dot in a template. */
function complaintAboutName(newName: string, levels: readonly ValueLevel[]): Message | undefined {
  if (!/^[\p{L}_]\w*$/u.test(newName))
    return say`\`${newName}\` can not stand behind a dot in a template: letters, digits and \`_\` can, beginning with a letter.`;
  const isTaken = levels.some(({ chart, path }) => siblingsOf(chart, path).includes(newName));
  return isTaken ? say`The values have a key \`${newName}\` at this place already.` : undefined;
}

function siblingsOf({ values }: ChartTexts, path: readonly PathStep[]): readonly string[] {
  return allValues(values).flatMap(({ document }) =>
    childKeys(document.root, path.slice(0, -1)).map(({ key }) => key.value),
  );
}

function nameOf(uri: string): string {
  return uri.slice(uri.lastIndexOf("/") + 1);
}
