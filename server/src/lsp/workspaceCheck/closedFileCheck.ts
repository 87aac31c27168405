import { beginAnalysis } from "../../core/analysis/fileAnalysis.ts";
import type { DocumentPart } from "../../core/documents/documentPart.ts";
import { openFile, type SourceFile } from "../../core/documents/sourceFile.ts";
import { formOfFile } from "../../core/fileForm.ts";
import { joinedFindings, nothingSaid, type Finding } from "../../core/finding.ts";
import { chartDescribedBy } from "../../core/helm/chart.ts";
import type { FindingsByPart } from "../../core/references/chartFindings.ts";
import { unmended, unsaid } from "../../core/references/checkBuilds.ts";
import type { FileFindings } from "../../core/references/fileFindings.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { beginFileCheck } from "../fileCheck.ts";
import type { Log } from "../log.ts";
import type { Pacer } from "../pacer.ts";
import type { Session } from "../session.ts";

/** What is known of a file that is not open. */
export interface ClosedFile {
  readonly file: SourceFile;
  /** What its parts say by themselves, and what the installed tools say of them. */
  readonly own: FindingsByPart;
  /** How its objects fit together with others. */
  readonly references: FileFindings;
}

/** Checks files as they lie on disk; `undefined` for one that nothing is said about. */
export function createClosedFileCheck(
  {
    runtime,
    workspace,
    trees,
    resources,
    references,
    charts,
    built,
  }: Pick<Session, "runtime" | "workspace" | "trees" | "resources" | "references" | "charts" | "built">,
  log: Log,
): (uri: string, pacer: Pacer) => Promise<ClosedFile | undefined> {
  /**
   * The graph has read everything that names a version of an API; of other texts only what a kustomization speaks of matters, and what
   * describes a chart.
   */
  async function fileAt(uri: string): Promise<SourceFile | undefined> {
    const inGraph = (await resources.graph()).fileOf(uri);
    if (inGraph !== undefined) return inGraph;
    const snapshot = workspace.snapshot();
    const isOfChart = chartDescribedBy(snapshot.charts, uri) !== undefined;
    if (!isOfChart && formOfFile(snapshot, uri).kind === "objects") return undefined;
    const text = await runtime.readText(pathOf(uri));
    return text === undefined ? undefined : openFile(uri, "yaml", 0, text);
  }

  return async (uri, pacer) => {
    const file = await fileAt(uri);
    if (file === undefined) return undefined;
    const snapshot = workspace.snapshot();
    const { schemas, settings } = snapshot;
    const policies = snapshot.policies.inForceFor(uri);
    const analysis = beginAnalysis(file, { schemas, settings, policies, form: formOfFile(snapshot, uri) });
    const running = beginFileCheck(analysis, trees, (code, error) => {
      log.errorOnce(`${code} failed on ${uri}`, error);
    });
    while (!running.advance(pacer.isDue)) await pacer.pause();
    const { findings } = running.known();
    const ofChart = await charts.findingsOf(file);
    const ofBuilds = built.known(uri);
    const together = await references.findingsOf(file);
    const own = new Map<DocumentPart, readonly Finding[]>();
    for (const [index, part] of file.parts.entries()) {
      const said = unmended(findings[index] ?? nothingSaid, ofBuilds?.mendedIn(part));
      const ofTools = joinedFindings(ofChart.get(part), ofBuilds?.findingsIn(part));
      const told = joinedFindings(said, together.said[index]);
      const all = joinedFindings(said, unsaid(told, ofTools));
      if (all.length > 0) own.set(part, all);
    }
    return { file, own, references: together };
  };
}
