import { asOnePart, openFile, textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import { chartAround, readChart, type ChartFacts } from "../../core/helm/chart.ts";
import { allValues, chartValues, type Chart } from "../../core/helm/chartValues.ts";
import { readTemplate, type Template } from "../../core/helm/readTemplate.ts";
import { readJsonSchema } from "../../core/schema/readJsonSchema.ts";
import type { Schema } from "../../core/schema/schema.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toValue } from "../../core/yaml/toValue.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";

/** A file of values, with its text as one part: `---` has no meaning in it. */
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
  /** Of its values, where it has one that can be read. */
  readonly schema: Schema | undefined;
  readonly around: ChartFiles | undefined;
}

/** The templates and values of a chart, and the values of the charts around it. */
export function filesOf({ values, templates, around }: ChartFiles): readonly SourceFile[] {
  return [...allValues(values), ...templates].map(({ file }) => file).concat(around ? filesOf(around) : []);
}

/** Reads charts, and nothing twice that has not changed. */
export interface ChartReader {
  read(folder: string): Promise<ChartFiles>;
  /** The chart as it was read last, with the present text of open files; `undefined` before it was read. */
  known(folder: string): ChartFiles | undefined;
  templateOf(file: SourceFile): TemplateFile;
  /** Files on disk have changed: they are read again when somebody asks next. */
  outdate(folder: string): void;
}

interface KeptChart {
  /** As they were read last. */
  files?: readonly SourceFile[];
  /** What reads them, or has; absent when they have changed since. */
  reading?: Promise<readonly SourceFile[]>;
}

/** Charts whose files are kept; a person works in few at a time. */
const mostCharts = 10;

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
    around: ChartFiles | undefined,
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
      schema: schema && schemaOf(schema),
      around,
    };
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

  async function read(folder: string): Promise<ChartFiles> {
    const outer = chartAround(workspace.snapshot().charts, folder);
    const around = outer === undefined ? undefined : await read(outer);
    return withOpenFiles(folder, await filesIn(folder), around);
  }

  function known(folder: string): ChartFiles | undefined {
    const files = onDisk.get(folder)?.files;
    const outer = chartAround(workspace.snapshot().charts, folder);
    const around = outer === undefined ? undefined : known(outer);
    return files === undefined || (outer !== undefined && around === undefined)
      ? undefined
      : withOpenFiles(folder, files, around);
  }

  return {
    templateOf,
    read,
    known,
    outdate(folder) {
      delete onDisk.get(folder)?.reading;
    },
  };
}
