import { fileURLToPath } from "node:url";
import type { CheckSettings } from "../../core/check.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import type { SourceFile } from "../../core/documents/sourceFile.ts";
import type { Finding } from "../../core/finding.ts";
import { chartOfTemplate, chartOfValues, possibleCharts } from "../../core/helm/chart.ts";
import { chartFindings, type FindingsByPart } from "../../core/references/chartFindings.ts";
import { uriOf } from "../fileUris.ts";
import type { WorkspaceContents } from "../folderReader.ts";
import type { Log } from "../log.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { RenderAnswer } from "./protocol.ts";
import { createRenderedCharts } from "./renderedCharts.ts";
import { createChartReader, type ChartFiles, type TemplateFile } from "./chartFiles.ts";

/** The Helm charts of the workspace, and those that open files outside of it belong to. */
export interface WorkspaceCharts {
  /** The chart of a template or a file of values; `undefined` for all other files. */
  chartOf(uri: string): Promise<ChartFiles | undefined>;
  /** An open template; `undefined` for all other files. */
  templateAt(uri: string): TemplateFile | undefined;
  /** What is known right now of how an open template fits the values of its chart, and of what Helm makes of it. */
  findingsIn(uri: string, part: DocumentPart): readonly Finding[];
  /** The same for a template that need not be open. */
  findingsOf(file: SourceFile): Promise<FindingsByPart>;
  /** Has Helm render the chart of a file, and tells what is wrong with the result from then on. */
  render(uri: string): Promise<RenderAnswer>;
  /** Counts what may have changed these findings besides the text of a file. */
  revision(): number;
  scan(contents: WorkspaceContents): Promise<void>;
  filesChanged(manifests: readonly string[], others: readonly string[]): Promise<void>;
}

const chartFile = "Chart.yaml";

interface KnownFindings {
  readonly chart: ChartFiles;
  readonly settings: CheckSettings;
  readonly byPart: FindingsByPart;
}

/** @param onFindings is told of a file about which something else may be known now */
export function createWorkspaceCharts(
  workspace: Workspace,
  runtime: Runtime,
  onFindings: (uri: string) => void,
  log: Log,
): WorkspaceCharts {
  const reader = createChartReader(workspace, runtime);
  let revision = 0;
  /** A question about a file that was just opened waits until it is known whose it is. */
  let looking: Promise<void> = Promise.resolve();
  const findings = new WeakMap<SourceFile, KnownFindings>();

  const rendered = createRenderedCharts(workspace, runtime, tell);

  function folderOf(uri: string): string | undefined {
    const { charts } = workspace.snapshot();
    return chartOfTemplate(charts, uri) ?? chartOfValues(charts, uri);
  }

  function apply(charts: ReadonlySet<string>): void {
    const before = workspace.snapshot().charts;
    if (charts.size !== before.size || [...charts].some((folder) => !before.has(folder)))
      workspace.apply({ kind: "charts", charts });
  }

  /** A file that is opened alone may belong to a chart that no folder of the workspace leads to. */
  async function look(uri: string): Promise<void> {
    const { charts } = workspace.snapshot();
    for (const folder of possibleCharts(uri))
      if (!charts.has(folder) && (await runtime.exists(fileURLToPath(folder + chartFile))))
        apply(new Set([...workspace.snapshot().charts, folder]));
    await load(uri);
    tellTemplatesOf(uri);
  }

  /** Reads the chart of an open template, so that something can be said of it at once from then on. */
  async function load(uri: string): Promise<void> {
    const folder = folderOf(uri);
    if (folder === undefined || reader.known(folder) !== undefined) return;
    await reader.read(folder);
    tell(folder);
  }

  /** What a file of values says counts as it stands in the editor. */
  function tellTemplatesOf(uri: string): void {
    const folder = chartOfValues(workspace.snapshot().charts, uri);
    if (folder !== undefined) tell(folder);
  }

  function tell(folder: string): void {
    revision += 1;
    for (const uri of workspace.snapshot().files.keys())
      if (chartOfTemplate(workspace.snapshot().charts, uri) === folder) onFindings(uri);
  }

  workspace.onChange((change) => {
    if (change.kind === "open" && change.file.uri.startsWith("file:")) {
      const { uri } = change.file;
      const looked = looking.then(() => look(uri));
      looking = looked.catch(() => undefined);
      log.watch("charts", looked);
    }
    if (change.kind === "edit" || change.kind === "close") tellTemplatesOf(change.uri);
  });

  function findingsOf(file: SourceFile): FindingsByPart | undefined {
    const folder = chartOfTemplate(workspace.snapshot().charts, file.uri);
    const chart = folder === undefined ? undefined : reader.known(folder);
    if (chart === undefined) return undefined;
    const { settings } = workspace.snapshot();
    const before = findings.get(file);
    if (before?.settings === settings && isSameChart(before.chart, chart)) return before.byPart;
    const values = chart.values.map(({ document }) => document);
    const byPart = chartFindings(file, reader.templateOf(file).template, chart.facts, values, settings);
    findings.set(file, { chart, settings, byPart });
    return byPart;
  }

  /** A chart has appeared, or gone. */
  async function lookForCharts(uris: readonly string[]): Promise<void> {
    const charts = new Set(workspace.snapshot().charts);
    for (const uri of uris) {
      const folder = chartFolder(uri);
      if (folder === undefined) continue;
      if (await runtime.exists(fileURLToPath(uri))) charts.add(folder);
      else charts.delete(folder);
    }
    apply(charts);
  }

  return {
    async scan({ files }) {
      apply(new Set((await files()).flatMap((path) => chartFolder(uriOf(path)) ?? [])));
      for (const uri of workspace.snapshot().files.keys()) if (uri.startsWith("file:")) await look(uri);
    },
    async chartOf(uri) {
      await looking;
      const folder = folderOf(uri);
      return folder === undefined ? undefined : reader.read(folder);
    },
    templateAt(uri) {
      const { files, charts } = workspace.snapshot();
      const file = files.get(uri);
      return file === undefined || chartOfTemplate(charts, uri) === undefined
        ? undefined
        : reader.templateOf(file);
    },
    findingsIn(uri, part) {
      const file = workspace.snapshot().files.get(uri);
      const found = (file === undefined ? undefined : findingsOf(file))?.get(part) ?? nothing;
      const asRendered = rendered.findingsIn(uri, part);
      return asRendered.length === 0 ? found : [...found, ...asRendered];
    },
    async findingsOf(file) {
      const folder = chartOfTemplate(workspace.snapshot().charts, file.uri);
      if (folder !== undefined) await reader.read(folder);
      return findingsOf(file) ?? new Map();
    },
    async render(uri) {
      await look(uri);
      const folder = folderOf(uri);
      return folder === undefined ? { kind: "no-chart" } : rendered.render(folder);
    },
    revision: () => revision,
    async filesChanged(manifests, others) {
      const uris = [...manifests, ...others].map(uriOf);
      await lookForCharts(uris);
      for (const uri of uris) {
        const folder = folderOf(uri);
        if (folder === undefined) continue;
        reader.forget(folder);
        for (const open of workspace.snapshot().files.keys()) if (folderOf(open) === folder) await load(open);
      }
    },
  };
}

const nothing: readonly Finding[] = [];

/** The folder of a `Chart.yaml`. */
function chartFolder(uri: string): string | undefined {
  return uri.endsWith(`/${chartFile}`) ? uri.slice(0, -chartFile.length) : undefined;
}

/** Nothing that templates are compared with has changed. */
function isSameChart(one: ChartFiles, other: ChartFiles): boolean {
  return (
    one.facts === other.facts &&
    one.values.length === other.values.length &&
    one.values.every((each, index) => each === other.values[index])
  );
}
