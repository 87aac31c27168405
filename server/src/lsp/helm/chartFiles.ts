import { asOnePart, openFile, textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import {
  chartAround,
  foldersOfDependency,
  readChart,
  type ChartFacts,
  type Dependency,
} from "../../core/helm/chart.ts";
import { allValues, chartValues, type Chart } from "../../core/helm/chartValues.ts";
import { readTemplate } from "../../core/helm/readTemplate.ts";
import type { Template } from "../../core/helm/template.ts";
import type { ValuesSchemas } from "../../core/references/valuesFindings.ts";
import { readJsonSchema } from "../../core/schema/readJsonSchema.ts";
import type { Schema } from "../../core/schema/schema.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toValue } from "../../core/yaml/toValue.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";

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

/** Reads charts, and nothing twice that has not changed. */
export interface ChartReader {
  read(folder: string): Promise<ChartFiles>;
  /** The chart as it was read last, with the present text of open files; `undefined` before it was read. */
  known(folder: string): ChartFiles | undefined;
  templateOf(file: SourceFile): TemplateFile;
  /** Files on disk have changed: they are read again when somebody asks next. */
  outdate(folder: string): void;
  /** The folders of charts that were read and depend on the one in a folder. */
  usersOf(folder: string): readonly string[];
}

interface KeptChart {
  /** As they were read last. */
  files?: readonly SourceFile[];
  /** What reads them, or has; absent when they have changed since. */
  reading?: Promise<readonly SourceFile[]>;
  /** The charts inside of it, where they were looked for. */
  inside?: readonly FoundDependency[];
}

interface FoundDependency {
  readonly dependency: Dependency;
  readonly folder: string;
}

/** Charts whose files are kept; a person works in few at a time. */
const mostCharts = 30;

/** Charts inside of charts inside of charts; deeper ones set nothing that a person looks for here. */
const deepest = 3;

export function createChartReader(workspace: Workspace, runtime: Runtime): ChartReader {
  const onDisk = new Map<string, KeptChart>();
  const templates = new WeakMap<SourceFile, TemplateFile>();
  const values = new WeakMap<SourceFile, ValuesFile>();
  const facts = new WeakMap<SourceFile, ChartFacts>();
  const schemas = new WeakMap<SourceFile, Schema | undefined>();

  function templateOf(file: SourceFile): TemplateFile {
    const before = templates.get(file);
    if (before !== undefined) return before;
    const read = { file: asOnePart(file), template: readTemplate(textOf(file)) };
    templates.set(file, read);
    return read;
  }

  function valuesOf(file: SourceFile): ValuesFile {
    const before = values.get(file);
    if (before !== undefined) return before;
    const read = { file: asOnePart(file), document: parseDocument(textOf(file)) };
    values.set(file, read);
    return read;
  }

  function factsOf(file: SourceFile): ChartFacts {
    const read = facts.get(file) ?? readChart(parseDocument(textOf(file)));
    facts.set(file, read);
    return read;
  }

  function schemaOf(file: SourceFile): Schema | undefined {
    if (schemas.has(file)) return schemas.get(file);
    const { root, problems } = parseDocument(textOf(file));
    const read = root === undefined || problems.length > 0 ? undefined : readJsonSchema(toValue(root));
    schemas.set(file, read);
    return read;
  }

  function withOpenFiles(
    folder: string,
    files: readonly SourceFile[],
    { around, inside }: Pick<ChartFiles, "around" | "inside">,
  ): ChartFiles {
    const open = workspace.snapshot().files;
    const present = files.map((file) => open.get(file.uri) ?? file);
    const chart = present.find(({ uri }) => uri === `${folder}Chart.yaml`);
    const schema = present.find(({ uri }) => uri === `${folder}values.schema.json`);
    const { defaults, others } = chartValues(folder, present);
    return {
      folder,
      facts: chart === undefined ? readChart(parseDocument("")) : factsOf(chart),
      values: { defaults: defaults && valuesOf(defaults), others: others.map(valuesOf) },
      templates: present.filter(({ uri }) => uri.startsWith(`${folder}templates/`)).map(templateOf),
      description: chart && valuesOf(chart),
      schemaText: schema && valuesOf(schema),
      schema: schema && schemaOf(schema),
      around,
      inside,
    };
  }

  function factsIn(folder: string, files: readonly SourceFile[]): ChartFacts {
    return withOpenFiles(folder, files, { around: undefined, inside: [] }).facts;
  }

  async function load(folder: string): Promise<readonly SourceFile[]> {
    const files: SourceFile[] = [];
    for await (const path of runtime.listChartFiles(pathOf(folder))) {
      const text = await runtime.readText(path);
      if (text !== undefined) files.push(openFile(uriOf(path), "yaml", 0, text));
    }
    return files.toSorted((one, other) => one.uri.localeCompare(other.uri, "en"));
  }

  /** Only the last to read a chart is believed. */
  async function filesIn(folder: string): Promise<readonly SourceFile[]> {
    const kept = onDisk.get(folder) ?? {};
    onDisk.delete(folder);
    onDisk.set(folder, kept);
    for (const oldest of onDisk.keys()) if (onDisk.size > mostCharts) onDisk.delete(oldest);
    const reading = (kept.reading ??= load(folder));
    const files = await reading;
    if (kept.reading === reading) kept.files = files;
    return files;
  }

  async function dependenciesOf(
    folder: string,
    files: readonly SourceFile[],
  ): Promise<readonly FoundDependency[]> {
    const found: FoundDependency[] = [];
    for (const dependency of factsIn(folder, files).dependencies)
      for (const candidate of foldersOfDependency(folder, dependency)) {
        if (!(await runtime.exists(pathOf(`${candidate}Chart.yaml`)))) continue;
        found.push({ dependency, folder: candidate });
        break;
      }
    return found;
  }

  async function readInside(folder: string, depth: number): Promise<readonly InsideChart[]> {
    if (depth === deepest) return [];
    const found = await dependenciesOf(folder, await filesIn(folder));
    const kept = onDisk.get(folder);
    if (kept !== undefined) kept.inside = found;
    const inside: InsideChart[] = [];
    for (const each of found) {
      const files = await filesIn(each.folder);
      const below = { around: undefined, inside: await readInside(each.folder, depth + 1) };
      inside.push({ dependency: each.dependency, chart: withOpenFiles(each.folder, files, below) });
    }
    return inside;
  }

  function knownInside(folder: string, depth: number): readonly InsideChart[] {
    const found = depth === deepest ? [] : (onDisk.get(folder)?.inside ?? []);
    return found.flatMap(({ dependency, folder: below }) => {
      const files = onDisk.get(below)?.files;
      if (files === undefined) return [];
      const inside = knownInside(below, depth + 1);
      return [{ dependency, chart: withOpenFiles(below, files, { around: undefined, inside }) }];
    });
  }

  async function read(folder: string): Promise<ChartFiles> {
    const outer = chartAround(workspace.snapshot().charts, folder);
    const around = outer === undefined ? undefined : await read(outer);
    const inside = await readInside(folder, 0);
    return withOpenFiles(folder, await filesIn(folder), { around, inside });
  }

  function known(folder: string): ChartFiles | undefined {
    const files = onDisk.get(folder)?.files;
    const outer = chartAround(workspace.snapshot().charts, folder);
    const around = outer === undefined ? undefined : known(outer);
    return files === undefined || (outer !== undefined && around === undefined)
      ? undefined
      : withOpenFiles(folder, files, { around, inside: knownInside(folder, 0) });
  }

  return {
    templateOf,
    read,
    known,
    outdate(folder) {
      delete onDisk.get(folder)?.reading;
    },
    usersOf: (folder) =>
      [...onDisk].flatMap(([user, { inside = [] }]) =>
        inside.some((each) => each.folder === folder) ? [user] : [],
      ),
  };
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
