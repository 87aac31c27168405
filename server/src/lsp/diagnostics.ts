import type { Diagnostic } from "vscode-languageserver";
import type { FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { Finding, Severity } from "../core/finding.ts";
import { toDiagnostic } from "./convert.ts";

/** Editors show no more of one file, and sending them again at every key would take longer than finding them. */
const maximumDiagnostics = 1000;

/** One for all: a large file has tens of thousands of parts without findings. */
const nothing: readonly Finding[] = [];

const ranks = { error: 0, warning: 1, info: 2, hint: 3 } satisfies Record<Severity, number>;

/**
 * What is known to be wrong with a file: the worst first when there is more than an editor shows, else in text order.
 * @param rulePage where the editor shows the page of a rule, with `{code}` for its code
 */
export function diagnosticsOf({ file, results }: FileAnalysis, rulePage?: string): Diagnostic[] {
  const found: { readonly index: number; readonly finding: Finding }[] = [];
  for (const [index, result] of results.entries())
    for (const finding of result?.report.findings ?? nothing) found.push({ index, finding });
  const shown =
    found.length <= maximumDiagnostics
      ? found
      : found
          .toSorted((one, other) => ranks[one.finding.severity] - ranks[other.finding.severity])
          .slice(0, maximumDiagnostics);
  return shown.map(({ index, finding }) => toDiagnostic(file, index, finding, rulePage));
}
