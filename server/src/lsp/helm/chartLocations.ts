import type { Location, TextDocumentPositionParams } from "vscode-languageserver";
import { Cursor } from "../../core/manifest/cursor.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { placeAt, type Position, type SourceFile } from "../../core/documents/sourceFile.ts";
import { allValues } from "../../core/helm/chartValues.ts";
import { templateNameAt, usesOfName, usesOfValue, valueAt } from "../../core/helm/valuesUnder.ts";
import { findValue, keyAt, type ValuePath } from "../../core/helm/valuePath.ts";
import type { Range } from "../../core/text/range.ts";
import { valueRenaming } from "../../core/rename/valueRenaming.ts";
import type { Renaming } from "../../core/rename/renaming.ts";
import type { ReadStep } from "../../core/helm/readTemplate.ts";
import { toLspRange } from "../convert.ts";
import type { Session } from "../session.ts";
import { withInside, type ChartFiles } from "./chartFiles.ts";
import { usesOfChart, type ChartUse } from "./chartUsers.ts";

/** What is meant under the cursor in a template or a file of values, and where that stands in the chart. */
export interface ChartMeaning {
  readonly definitions: readonly Location[];
  readonly uses: readonly Location[];
}

/** The value under the cursor that can have another name, and where its name stands there. */
export interface RenamableValue {
  readonly file: SourceFile;
  readonly range: Range;
  readonly renaming: Renaming;
  readonly chart: ChartFiles;
}

export async function renamableValue(
  { charts, workspace }: Pick<Session, "charts" | "workspace">,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<RenamableValue | undefined> {
  const chart = await charts.chartOf(uri);
  if (chart === undefined || !workspace.snapshot().files.has(uri)) return undefined;
  const template = charts.templateAt(uri);
  const values = allValues(chart.values).find(({ file }) => file.uri === uri);
  const file = template?.file ?? values?.file;
  if (file === undefined) return undefined;
  const { offset } = placeAt(file, position);
  const found =
    template === undefined
      ? nameOfKey(keyAt(values?.document.root, offset))
      : valueAt(template.template, offset);
  const renaming = found === undefined ? undefined : valueRenaming(chart, found.path);
  return found === undefined || renaming === undefined
    ? undefined
    : { file, range: found.range, renaming, chart };
}

function nameOfKey(found: ReturnType<typeof keyAt>): ReadStep | undefined {
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
    const name = templateNameAt(open.template, offset);
    if (name !== undefined) return placesOfName([chart, ...(await chartsOf(uses, charts))], name);
    const step = valueAt(open.template, offset);
    return step === undefined ? undefined : placesOfValue(chart, step.path);
  }
  const file = workspace.snapshot().files.get(uri);
  if (file !== undefined && uri === `${chart.folder}Chart.yaml`) {
    const name = chartNameAt(file, position);
    return name && { definitions: [name], uses: uses.map((use) => locationOf(use.file, use.range)) };
  }
  const values = allValues(chart.values).find((each) => each.file.uri === uri);
  if (values === undefined || file === undefined) return undefined;
  const key = keyAt(values.document.root, placeAt(values.file, position).offset);
  return key === undefined ? undefined : placesOfValue(chart, key.path);
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

/** The name in a `Chart.yaml`, where the cursor stands on it. */
function chartNameAt(file: SourceFile, position: Position): Location | undefined {
  const { part, offset } = placeAt(file, position);
  const { start, end } = Cursor.root(parseDocument(part.text).root).at("name").range;
  return start <= offset && offset <= end ? locationOf(file, { start, end }) : undefined;
}

/**
 * In the values the first file that has it: that of the defaults wherever it can be. What a chart sets for one inside of it stands in
 * the values of that one too, and is read by its templates.
 */
function placesOfValue({ values, templates, inside }: ChartFiles, path: ValuePath): ChartMeaning {
  const [first, ...rest] = path;
  const below = inside
    .filter(({ dependency }) => rest.length > 0 && first?.kind === "key" && first.name === dependency.key)
    .map(({ chart }) => placesOfValue(chart, rest));
  const definitions = allValues(values).flatMap(({ file, document }) => {
    const found = findValue(document.root, path);
    return found.kind === "found" && found.entry !== undefined ? [locationOf(file, found.entry.key)] : [];
  });
  const uses = templates.flatMap(({ file, template }) =>
    usesOfValue(template, path).map((range) => locationOf(file, range)),
  );
  return {
    definitions: [...definitions, ...below.flatMap((each) => each.definitions)].slice(0, 1),
    uses: [...uses, ...below.flatMap((each) => each.uses)],
  };
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
