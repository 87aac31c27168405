import { asOnePart, openFile, textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import {
  chartAround,
  foldersOfDependency,
  readChart,
  type ChartFacts,
  type Dependency,
} from "../../core/helm/chart.ts";
import { chartValues } from "../../core/helm/chartValues.ts";
import { readTemplate } from "../../core/helm/readTemplate.ts";
import { readJsonSchema } from "../../core/schema/readJsonSchema.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { toValue } from "../../core/yaml/toValue.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { ChartFiles, InsideChart, TemplateFile, ValuesFile } from "./chartFiles.ts";

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
  const templateOf = oncePerFile((file): TemplateFile => ({
    file: asOnePart(file),
    template: readTemplate(textOf(file)),
  }));
  const valuesOf = oncePerFile((file): ValuesFile => ({
    file: asOnePart(file),
    document: parseDocument(textOf(file)),
  }));
  const factsOf = oncePerFile((file) => readChart(parseDocument(textOf(file))));
  const schemaOf = oncePerFile((file) => {
    const { root, problems } = parseDocument(textOf(file));
    return root === undefined || problems.length > 0 ? undefined : readJsonSchema(toValue(root));
  });

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

function oncePerFile<Read>(read: (file: SourceFile) => Read): (file: SourceFile) => Read {
  const known = new WeakMap<SourceFile, { readonly read: Read }>();
  return (file) => {
    const before = known.get(file) ?? { read: read(file) };
    known.set(file, before);
    return before.read;
  };
}
