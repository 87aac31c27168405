import { fileURLToPath } from "node:url";
import { asOnePart, openFile, textOf, type SourceFile } from "../../core/documents/sourceFile.ts";
import { readChart, type ChartFacts } from "../../core/helm/chart.ts";
import { readTemplate, type Template } from "../../core/helm/readTemplate.ts";
import type { YamlDocument } from "../../core/yaml/node.ts";
import { parseDocument } from "../../core/yaml/parseDocument.ts";
import { uriOf } from "../fileUris.ts";
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
export interface ChartFiles {
  /** URI with a slash at the end. */
  readonly folder: string;
  readonly facts: ChartFacts;
  /** `values.yaml` in front of the others. */
  readonly values: readonly ValuesFile[];
  readonly templates: readonly TemplateFile[];
}

/** Reads charts, and nothing twice that has not changed. */
export interface ChartReader {
  read(folder: string): Promise<ChartFiles>;
  /** The chart as it was read last, with the present text of open files; `undefined` before it was read. */
  known(folder: string): ChartFiles | undefined;
  templateOf(file: SourceFile): TemplateFile;
  /** Files on disk have changed. */
  forget(folder: string): void;
}

/** Charts whose files are kept; a person works in few at a time. */
const mostCharts = 10;

export function createChartReader(workspace: Workspace, runtime: Runtime): ChartReader {
  const onDisk = new Map<string, readonly SourceFile[]>();
  const templates = new WeakMap<SourceFile, TemplateFile>();
  const values = new WeakMap<SourceFile, ValuesFile>();
  const facts = new WeakMap<SourceFile, ChartFacts>();

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

  function withOpenFiles(folder: string, files: readonly SourceFile[]): ChartFiles {
    const open = workspace.snapshot().files;
    const present = files.map((file) => open.get(file.uri) ?? file);
    const named = (pattern: RegExp): readonly SourceFile[] =>
      present.filter(({ uri }) => pattern.test(uri.slice(folder.length)));
    const [chart] = named(/^Chart\.yaml$/u);
    return {
      folder,
      facts: chart === undefined ? readChart(parseDocument("")) : factsOf(chart),
      values: [...named(/^values\.yaml$/u), ...named(/^values.+\.ya?ml$|^values\.yml$/u)].map(valuesOf),
      templates: named(/^templates\//u).map(templateOf),
    };
  }

  async function load(folder: string): Promise<readonly SourceFile[]> {
    const files: SourceFile[] = [];
    for await (const path of runtime.listChartFiles(fileURLToPath(folder))) {
      const text = await runtime.readText(path);
      if (text !== undefined) files.push(openFile(uriOf(path), "yaml", 0, text));
    }
    return files.toSorted((one, other) => one.uri.localeCompare(other.uri, "en"));
  }

  return {
    templateOf,
    async read(folder) {
      const files = onDisk.get(folder) ?? (await load(folder));
      onDisk.delete(folder);
      onDisk.set(folder, files);
      for (const oldest of onDisk.keys()) if (onDisk.size > mostCharts) onDisk.delete(oldest);
      return withOpenFiles(folder, files);
    },
    known(folder) {
      const files = onDisk.get(folder);
      return files === undefined ? undefined : withOpenFiles(folder, files);
    },
    forget(folder) {
      onDisk.delete(folder);
    },
  };
}
