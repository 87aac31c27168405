import type { Diagnostic, Range } from "vscode-languageserver";
import type { FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import type { SourceFile } from "../core/documents/sourceFile.ts";
import { joinedFindings, nothingSaid, type Finding, type Severity } from "../core/finding.ts";
import { unmended, unsaid } from "../core/references/checkBuilds.ts";
import { toDiagnostic } from "./convert.ts";
import type { Session } from "./session.ts";

/** Editors show no more of one file, and sending them again at every key would take longer than finding them. */
const maximumDiagnostics = 1000;

/** Hints are dots under the text that no list shows; who has hundreds of them in a file reads none. */
const maximumHints = 200;

/** The worst first. */
const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Findings of a file as they are told: the worst first when there are many, else in text order. */
export type DiagnosticsFor = (
  file: SourceFile,
  findingsIn: (part: DocumentPart, index: number) => readonly Finding[],
) => Diagnostic[];

/** A finding, and the index of its document. */
interface FoundIn {
  readonly index: number;
  readonly finding: Finding;
}

/** A finding as it was told when its document began on a line of the file. */
interface Told {
  readonly firstLine: number;
  readonly diagnostic: Diagnostic;
}

/** What is known to be wrong with an open file. */
export function createDiagnosticsOf(
  session: Pick<Session, "client" | "words" | "workspace" | "references" | "charts" | "built" | "isExcluded">,
): (analysis: FileAnalysis) => Diagnostic[] {
  const { references, charts, built, isExcluded } = session;
  const diagnosticsFor = createDiagnosticsFor(session);
  return ({ file, findings }) => {
    if (isExcluded(file.uri)) return [];
    const ofReferences = references.findingsIn(file);
    const ofChart = charts.findingsIn(file.uri);
    const ofBuilds = built.known(file.uri);
    return diagnosticsFor(file, (part, index) => {
      const own = unmended(findings[index] ?? nothingSaid, ofBuilds?.mendedIn(part));
      const found = joinedFindings(own, ofReferences[index]);
      const ofTools = joinedFindings(ofChart?.(part), ofBuilds?.findingsIn(part));
      return ofTools.length === 0 ? found : joinedFindings(found, unsaid(found, ofTools));
    });
  };
}

/** Puts each finding into words once, as long as there is it: an edit leaves nearly all of them as they are. */
export function createDiagnosticsFor({
  client,
  words,
  workspace,
}: Pick<Session, "client" | "words" | "workspace">): DiagnosticsFor {
  const told = new WeakMap<Finding, Told>();

  function diagnosticOf(file: SourceFile, index: number, finding: Finding): Diagnostic {
    const firstLine = file.startLines[index] ?? 0;
    const before = told.get(finding);
    if (before?.firstLine === firstLine) return before.diagnostic;
    const diagnostic =
      before === undefined
        ? toDiagnostic(file, index, finding, {
            words,
            rulePage: client.rulePage,
            ...(client.relatesDiagnostics ? { openFiles: workspace.snapshot().files } : {}),
          })
        : { ...before.diagnostic, range: shifted(before.diagnostic.range, firstLine - before.firstLine) };
    // Related places lie in other documents and move by themselves.
    if (finding.related === undefined) told.set(finding, { firstLine, diagnostic });
    return diagnostic;
  }

  return (file, findingsIn) =>
    shownOf(file, findingsIn).map(({ index, finding }) => diagnosticOf(file, index, finding));
}

function shownOf(
  { parts }: SourceFile,
  findingsIn: (part: DocumentPart, index: number) => readonly Finding[],
): readonly FoundIn[] {
  const found: FoundIn[] = [];
  const kept: Record<Severity, number> = { error: 0, warning: 0, info: 0, hint: 0 };
  // At every key for every part of the file, so without anything that would be made anew for each of them.
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index];
    if (part === undefined) continue;
    for (const finding of findingsIn(part, index)) {
      const { severity } = finding;
      const most = severity === "hint" ? maximumHints : maximumDiagnostics;
      if (kept[severity] < most) found.push({ index, finding });
      kept[severity] += 1;
    }
  }
  return found.length <= maximumHints ? found : worstOf(found);
}

function worstOf(found: readonly FoundIn[]): readonly FoundIn[] {
  return severities
    .flatMap((severity) => found.filter(({ finding }) => finding.severity === severity))
    .slice(0, maximumDiagnostics);
}

function shifted({ start, end }: Range, lines: number): Range {
  return {
    start: { line: start.line + lines, character: start.character },
    end: { line: end.line + lines, character: end.character },
  };
}
