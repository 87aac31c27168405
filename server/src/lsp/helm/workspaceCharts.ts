import type { SourceFile } from "../../core/documents/sourceFile.ts";
import { joinedFindings } from "../../core/finding.ts";
import {
  chartDescribedBy,
  chartOfFile,
  chartOfTemplate,
  outermostChart,
  possibleCharts,
} from "../../core/helm/chart.ts";
import type { FindingsByPart, FindingsOf } from "../../core/references/chartFindings.ts";
import { pathOf, uriOf } from "../../core/text/filePath.ts";
import type { WorkspaceContents } from "../folderReader.ts";
import type { Log } from "../log.ts";
import type { Runtime } from "../runtime.ts";
import type { Workspace } from "../workspace.ts";
import type { ChartFiles, TemplateFile } from "./chartFiles.ts";
import { createChartFit } from "./chartFit.ts";
import { createChartReader } from "./chartReader.ts";
import type { RenderAnswer } from "./protocol.ts";
import { createRenderedCharts } from "./renderedCharts.ts";

/** The Helm charts of the workspace, and those that open files outside of it belong to. */
export interface WorkspaceCharts {
  /** The chart of a template or of a file that describes it; `undefined` for all other files. */
  chartOf(uri: string): Promise<ChartFiles | undefined>;
  /** An open template; `undefined` for all other files. */
  templateAt(uri: string): TemplateFile | undefined;
  /** What is known right now of how an open file fits its chart: a template its values, and these their schema; and what Helm makes of it. */
  findingsIn(uri: string): FindingsOf | undefined;
  /** The same for a file that need not be open, as it lies on disk. */
  findingsOf(file: SourceFile): Promise<FindingsByPart>;
  /** Has Helm render the chart of a file, and tells what is wrong with the result from then on. */
  render(uri: string): Promise<RenderAnswer>;
  /**
   * The same for all charts that are installed by themselves: those inside of another one are rendered with that.
   * @param isWanted whether a chart is looked at, by the URI of its `Chart.yaml`
   */
  renderAll(isWanted: (uri: string) => boolean, isCancelled: () => boolean): Promise<void>;
  /** Counts what may have changed these findings of a file besides its own text. */
  revisionOf(uri: string): number;
  scan(contents: WorkspaceContents): Promise<void>;
  filesChanged(manifests: readonly string[], others: readonly string[]): Promise<void>;
}

const chartFile = "Chart.yaml";

/** What one is told of. */
export interface ChartEvents {
  /** Something else may be known of an open file now. */
  onFindings(uri: string): void;
  /** The same for all files of a chart and of those inside of it. @param folder its URI with a slash at the end */
  onChart(folder: string): void;
}

export function createWorkspaceCharts(
  workspace: Workspace,
  runtime: Runtime,
  events: ChartEvents,
  log: Log,
): WorkspaceCharts {
  const reader = createChartReader(workspace, runtime);
  const chartFit = createChartFit(workspace, reader);
  const revisions = new Map<string, number>();
  /** A question about a file that was just opened waits until it is known whose it is. */
  let looking: Promise<void> = Promise.resolve();

  const rendered = createRenderedCharts(workspace, runtime, tell);

  function folderOf(uri: string): string | undefined {
    return chartOfFile(workspace.snapshot().charts, uri);
  }

  function isTemplate(uri: string): boolean {
    return chartOfTemplate(workspace.snapshot().charts, uri) !== undefined;
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
      if (!charts.has(folder) && (await runtime.exists(pathOf(folder + chartFile))))
        apply(new Set([...workspace.snapshot().charts, folder]));
    const folder = folderOf(uri);
    if (folder === undefined) return;
    const isNew = reader.known(folder) === undefined;
    await reader.read(folder);
    if (isNew || !isTemplate(uri)) tell(folder);
  }

  /** What one file of a chart says counts for the others, for those of the charts inside of it, and for the charts that depend on it. */
  function tell(folder: string): void {
    tellOf(folder);
    for (const user of reader.usersOf(folder)) tellOf(user);
  }

  function tellOf(folder: string): void {
    revisions.set(folder, (revisions.get(folder) ?? 0) + 1);
    for (const uri of workspace.snapshot().files.keys())
      if (folderOf(uri)?.startsWith(folder) === true) events.onFindings(uri);
    events.onChart(folder);
  }

  /** Files of a chart have changed on disk. It is read once, however many they are, and only where somebody works in it. */
  async function reread(folder: string): Promise<void> {
    reader.outdate(folder);
    const open = [...workspace.snapshot().files.keys()];
    const isNeeded = open.some((uri) => folderOf(uri)?.startsWith(folder) === true);
    if (isNeeded) await reader.read(folder);
    tell(folder);
  }

  workspace.onChange((change) => {
    if (change.kind === "open" && runtime.reads(change.file.uri)) {
      const { uri } = change.file;
      const looked = looking.then(() => look(uri));
      looking = looked.catch(() => undefined);
      log.watch("charts", looked);
    } else if (change.kind === "edit") {
      const folder = chartDescribedBy(workspace.snapshot().charts, change.uri);
      if (folder !== undefined) tell(folder);
    } else if (change.kind === "close") {
      // What was written while it was open is on disk now, and not every editor tells of that.
      const folder = folderOf(change.uri);
      if (folder !== undefined) log.watch("charts", reread(folder));
    }
  });

  function findingsOf(file: SourceFile): FindingsByPart | undefined {
    const folder = folderOf(file.uri);
    const chart = folder === undefined ? undefined : reader.known(folder);
    return chart && chartFit(file, chart);
  }

  function together(found: FindingsByPart | undefined, uri: string): FindingsOf | undefined {
    const asRendered = rendered.findingsIn(uri);
    if (found === undefined && asRendered === undefined) return undefined;
    return (part) => joinedFindings(found?.get(part), asRendered?.get(part.text));
  }

  /** A chart has appeared, or gone. */
  async function lookForCharts(uris: readonly string[]): Promise<void> {
    for (const uri of uris) {
      const folder = chartFolder(uri);
      if (folder === undefined) continue;
      const isThere = await runtime.exists(pathOf(uri));
      const others = [...workspace.snapshot().charts].filter((chart) => chart !== folder);
      apply(new Set(isThere ? [...others, folder] : others));
    }
  }

  return {
    async scan({ files }) {
      const before = workspace.snapshot().charts;
      const found = (await files()).flatMap((path) => chartFolder(uriOf(path)) ?? []);
      const foundMeanwhile = [...workspace.snapshot().charts].filter((folder) => !before.has(folder));
      apply(new Set([...found, ...foundMeanwhile]));
      for (const uri of workspace.snapshot().files.keys()) if (runtime.reads(uri)) await look(uri);
    },
    async chartOf(uri) {
      await looking;
      const folder = folderOf(uri);
      return folder === undefined ? undefined : reader.read(folder);
    },
    templateAt(uri) {
      const file = workspace.snapshot().files.get(uri);
      return file === undefined || !isTemplate(uri) ? undefined : reader.templateOf(file);
    },
    findingsIn(uri) {
      const file = workspace.snapshot().files.get(uri);
      return together(file === undefined ? undefined : findingsOf(file), uri);
    },
    async findingsOf(file) {
      const folder = folderOf(file.uri);
      if (folder === undefined) return new Map();
      await reader.read(folder);
      const said = together(findingsOf(file), file.uri);
      return new Map(said === undefined ? [] : file.parts.map((part) => [part, said(part)]));
    },
    async render(uri) {
      await look(uri);
      const folder = folderOf(uri);
      return folder === undefined ? { kind: "no-chart" } : rendered.render(folder);
    },
    async renderAll(isWanted, isCancelled) {
      const { charts } = workspace.snapshot();
      for (const folder of new Set([...charts].map((each) => outermostChart(charts, each)))) {
        if (isCancelled()) return;
        if (!isWanted(folder + chartFile) || (await reader.read(folder)).facts.isLibrary) continue;
        if ((await rendered.render(folder)).kind === "not-installed") return;
      }
    },
    revisionOf: (uri) =>
      [...revisions].reduce(
        (sum, [folder, revision]) => (folderOf(uri)?.startsWith(folder) === true ? sum + revision : sum),
        0,
      ),
    async filesChanged(manifests, others) {
      const uris = [...manifests, ...others].map(uriOf);
      await lookForCharts(uris);
      for (const folder of new Set(uris.flatMap((uri) => folderOf(uri) ?? []))) await reread(folder);
    },
  };
}

/** The folder of a `Chart.yaml`. */
function chartFolder(uri: string): string | undefined {
  return uri.endsWith(`/${chartFile}`) ? uri.slice(0, -chartFile.length) : undefined;
}
