import type { Diagnostic } from "vscode-languageserver";
import { findingsOf, type FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { Finding, Severity } from "../core/finding.ts";
import { toDiagnostic, type Telling } from "./convert.ts";
import type { Session } from "./session.ts";

/** Editors show no more of one file, and sending them again at every key would take longer than finding them. */
const maximumDiagnostics = 1000;

const ranks = { error: 0, warning: 1, info: 2, hint: 3 } satisfies Record<Severity, number>;

/** What is known to be wrong with a file: the worst first when there is more than an editor shows, else in text order. */
export function diagnosticsOf(
  { file, results }: FileAnalysis,
  {
    client,
    words,
    workspace,
    references,
    isExcluded,
  }: Pick<Session, "client" | "words" | "workspace" | "references" | "isExcluded">,
): Diagnostic[] {
  if (isExcluded(file.uri)) return [];
  const found: { readonly index: number; readonly finding: Finding }[] = [];
  for (const [index, part] of file.parts.entries()) {
    for (const finding of findingsOf(results[index])) found.push({ index, finding });
    for (const finding of references.findingsIn(file.uri, part)) found.push({ index, finding });
  }
  const shown =
    found.length <= maximumDiagnostics
      ? found
      : found
          .toSorted((one, other) => ranks[one.finding.severity] - ranks[other.finding.severity])
          .slice(0, maximumDiagnostics);
  const telling: Telling = {
    words,
    rulePage: client.rulePage,
    ...(client.relatesDiagnostics ? { openFiles: workspace.snapshot().files } : {}),
  };
  return shown.map(({ index, finding }) => toDiagnostic(file, index, finding, telling));
}
