import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { Cursor } from "../../core/manifest/cursor.ts";
import { touches, type Range } from "../../core/text/range.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { placeAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import type { ChartFacts, Dependency } from "../../core/helm/chart.ts";
import { allValues, valueAround, type ChartValues } from "../../core/helm/chartValues.ts";
import { namesInConditions } from "../../core/helm/conditions.ts";
import { templateNameAt, usesOfName, usesOfValue, valueAt } from "../../core/helm/valuesUnder.ts";
import { referencesInValues } from "../../core/helm/valueTemplates.ts";
import { findValue, keyAt, type ValuePath } from "../../core/helm/valuePath.ts";
import { templateRenaming } from "../../core/rename/templateRenaming.ts";
import { valueRenaming } from "../../core/rename/valueRenaming.ts";
import type { ChartUser } from "../../core/rename/valueLevel.ts";
import type { Renaming } from "../../core/rename/renaming.ts";
import type { ReadStep } from "../../core/helm/valueReads.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { filesOf, outermost, withInside, type ChartFiles, type ValuesFile } from "./chartFiles.ts";
import { readsOf, referencesIn } from "./chartReads.ts";
import { usesOfChart, type ChartUse } from "./chartUsers.ts";

/** What is meant under the cursor in a template or a file of values, and where that stands in the chart. */
export interface ChartMeaning {
  readonly definitions: readonly Location[];
  readonly uses: readonly Location[];
}

/** The value or the named template under the cursor that can have another name, and where its name stands there. */
export interface RenamableValue {
  readonly file: SourceFile;
  readonly range: Range;
  readonly renaming: Renaming;
  /** Those that it may stand in. */
  readonly files: readonly SourceFile[];
}

export async function renamableValue(
  session: Pick<Session, "charts" | "runtime" | "workspace">,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<RenamableValue | undefined> {
  const { charts, workspace } = session;
  const chart = await charts.chartOf(uri);
  if (chart === undefined || !workspace.snapshot().files.has(uri)) return undefined;
  const template = charts.templateAt(uri);
  const values = allValues(chart.values).find(({ file }) => file.uri === uri);
  const file = template?.file ?? values?.file;
  if (file === undefined) return undefined;
  const { offset } = placeAt(file, position);
  const named = template === undefined ? undefined : templateNameAt(template.template, offset);
  if (named !== undefined) {
    const users = await chartsOf(await usesOfChart(session, chart.folder), charts);
    const known = distinctCharts([outermost(chart), ...users].flatMap(withInside));
    const files = known.flatMap(({ templates }) => templates.map((each) => each.file));
    const range = { start: named.start + 1, end: named.end - 1 };
    return { file, range, renaming: templateRenaming(known, named.name), files };
  }
  const found =
    template === undefined && values !== undefined
      ? (valueAt(referencesInValues(values.document), offset) ??
        nameOfKey(keyAt(values.document.root, offset)))
      : valueAt(referencesIn(chart, uri), offset);
  if (found === undefined) return undefined;
  const users = await usersOf(await usesOfChart(session, chart.folder), charts);
  const renaming = valueRenaming(chart, found.path, users);
  const files = [chart, ...users.map((user) => user.chart)].flatMap(filesOf);
  return renaming && { file, range: found.range, renaming, files };
}

/** Charts beside a chart that depend on it, other than the one around it. */
async function usersOf(
  uses: readonly ChartUse[],
  charts: Pick<Session["charts"], "chartOf">,
): Promise<readonly (ChartUser & { readonly chart: ChartFiles })[]> {
  const users: (ChartUser & { readonly chart: ChartFiles })[] = [];
  for (const { file, key, isAround } of uses) {
    const chart = isAround ? undefined : await charts.chartOf(file.uri);
    if (chart !== undefined) users.push({ chart, key });
  }
  return users;
}

function distinctCharts(charts: readonly ChartFiles[]): readonly ChartFiles[] {
  return [...new Map(charts.map((chart) => [chart.folder, chart])).values()];
}

function nameOfKey(found: ReturnType<typeof keyAt>): Pick<ReadStep, "path" | "range"> | undefined {
  return found === undefined ? undefined : { path: found.path, range: found.entry.key };
}

/**
 * A value, a named template, or the chart at its own name; `undefined` where the file belongs to no chart or the cursor stands on neither.
 * @param withUsers whether charts that depend on this one are looked through, too
 */
export async function chartMeaning(
  session: Pick<Session, "charts" | "workspace" | "runtime">,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
  withUsers = false,
): Promise<ChartMeaning | undefined> {
  const { charts, workspace } = session;
  const chart = await charts.chartOf(uri);
  if (chart === undefined) return undefined;
  const uses = withUsers ? await usesOfChart(session, chart.folder) : [];
  const open = charts.templateAt(uri);
  if (open !== undefined) {
    const { offset } = placeAt(open.file, position);
    const named = templateNameAt(open.template, offset);
    if (named !== undefined)
      return placesOfName([outermost(chart), ...(await chartsOf(uses, charts))], named.name);
    const step = valueAt(referencesIn(chart, uri), offset);
    return step === undefined ? undefined : placesOfValue(chart, step.path);
  }
  const file = workspace.snapshot().files.get(uri);
  if (file !== undefined && uri === `${chart.folder}Chart.yaml`) {
    const condition = conditionAt(chart, position);
    if (condition !== undefined) return placesOfValue(chart, condition);
    const name = chartNameAt(file, position);
    return name && { definitions: [name], uses: uses.map((use) => locationOf(use.file, use.range)) };
  }
  const values = allValues(chart.values).find((each) => each.file.uri === uri);
  if (values === undefined || file === undefined) return undefined;
  const { offset } = placeAt(values.file, position);
  const found = valueAt(referencesInValues(values.document), offset) ?? keyAt(values.document.root, offset);
  return found === undefined ? undefined : placesOfValue(chart, found.path);
}

async function chartsOf(
  uses: readonly ChartUse[],
  charts: Pick<Session["charts"], "chartOf">,
): Promise<readonly ChartFiles[]> {
  const found: ChartFiles[] = [];
  for (const { uri } of new Set(uses.map(({ file }) => file))) {
    const user = await charts.chartOf(uri);
    if (user !== undefined) found.push(user);
  }
  return found;
}

/** The value in a condition of a `Chart.yaml`, where the cursor stands on one. */
function conditionAt({ description }: ChartFiles, position: Position): ValuePath | undefined {
  if (description === undefined) return undefined;
  const { offset } = placeAt(description.file, position);
  return namesInConditions(description.document).find(({ range }) => touches(range, offset))?.path;
}

/** The name in a `Chart.yaml`, where the cursor stands on it. */
function chartNameAt(file: SourceFile, position: Position): Location | undefined {
  const { part, offset } = placeAt(file, position);
  const { start, end } = Cursor.root(parseDocument(part.text).root).at("name").range;
  return start <= offset && offset <= end ? locationOf(file, { start, end }) : undefined;
}

/**
 * In the values the first file of each chart that has it: that of the defaults wherever it can be. The charts around a chart may set its
 * values, too. What a chart sets for one inside of it stands in the values of that one too, and is read by its templates.
 */
function placesOfValue(chart: ChartFiles, path: ValuePath): ChartMeaning {
  const inside = placesInside(chart, path);
  const around = valueAround(chart, path).flatMap((value) => definitionsIn(value.chart.values, value.path));
  return { definitions: distinct([...inside.definitions, ...around]), uses: distinct(inside.uses) };
}

function placesInside(chart: ChartFiles, path: ValuePath): ChartMeaning {
  const { values, inside } = chart;
  const below = inside.flatMap((each) => {
    const there = pathInside(each.dependency, each.chart.facts, path);
    return there === undefined ? [] : [placesInside(each.chart, there)];
  });
  const definitions = definitionsIn(values, path);
  const uses = readsOf(chart).references.flatMap(({ file, reference }) =>
    usesOfValue([reference], path).map((range) => locationOf(file, range)),
  );
  return {
    definitions: definitions.length > 0 ? definitions : below.flatMap((each) => each.definitions).slice(0, 1),
    uses: [...uses, ...below.flatMap((each) => each.uses)],
  };
}

/** A value of a chart as one of a chart inside of it: a library has the same, and `global` is the same for all. */
function pathInside({ key }: Dependency, { isLibrary }: ChartFacts, path: ValuePath): ValuePath | undefined {
  const [first, ...rest] = path;
  if (isLibrary || (first?.kind === "key" && first.name === "global")) return path;
  return first?.kind === "key" && first.name === key && rest.length > 0 ? rest : undefined;
}

function definitionsIn(values: ChartValues<ValuesFile>, path: ValuePath): readonly Location[] {
  const found = allValues(values).flatMap(({ file, document }) => {
    const value = findValue(document.root, path);
    return value.kind === "found" && value.entry !== undefined ? [locationOf(file, value.entry.key)] : [];
  });
  return found.slice(0, 1);
}

/** The same chart may be used by several. */
function distinct(locations: readonly Location[]): readonly Location[] {
  const keyOf = ({ uri, range: { start } }: Location): string =>
    `${uri} ${String(start.line)} ${String(start.character)}`;
  return [...new Map(locations.map((location) => [keyOf(location), location])).values()];
}

function placesOfName(charts: readonly ChartFiles[], name: string): ChartMeaning {
  const read = charts.flatMap(withInside).flatMap((each) => each.templates);
  const templates = [...new Map(read.map((each) => [each.file.uri, each])).values()];
  return {
    definitions: templates.flatMap(({ file, template }) =>
      template.definitions.filter((each) => each.name === name).map((range) => locationOf(file, range)),
    ),
    uses: templates.flatMap(({ file, template }) =>
      usesOfName(template, name).map((range) => locationOf(file, range)),
    ),
  };
}

/** A file of a chart is one part. */
function locationOf(file: SourceFile, range: Range): Location {
  return { uri: file.uri, range: toLspRange(file, 0, range) };
}
