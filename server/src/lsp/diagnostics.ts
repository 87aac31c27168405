import type { Diagnostic } from "vscode-languageserver";
import { findingsOf, type FileAnalysis } from "../core/analysis/fileAnalysis.ts";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import type { SourceFile } from "../core/documents/sourceFile.ts";
import type { Finding, Severity } from "../core/finding.ts";
import { toDiagnostic, type Telling } from "./convert.ts";
import type { Session } from "./session.ts";

/** Editors show no more of one file, and sending them again at every key would take longer than finding them. */
const maximumDiagnostics = 1000;

const ranks = { error: 0, warning: 1, info: 2, hint: 3 } satisfies Record<Severity, number>;

/** What is known to be wrong with an open file. */
export function diagnosticsOf(
  { file, results }: FileAnalysis,
  session: Pick<Session, "client" | "words" | "workspace" | "references" | "isExcluded">,
): Diagnostic[] {
  if (session.isExcluded(file.uri)) return [];
  return diagnosticsFor(
    file,
    (part, index) =>
      joinedFindings(findingsOf(results[index]), session.references.findingsIn(file.uri, part)),
    session,
  );
}

/** Findings as they are told: the worst first when there are more than an editor shows, else in text order. */
export function diagnosticsFor(
  file: SourceFile,
  findingsIn: (part: DocumentPart, index: number) => readonly Finding[],
  { client, words, workspace }: Pick<Session, "client" | "words" | "workspace">,
): Diagnostic[] {
  const found: { readonly index: number; readonly finding: Finding }[] = [];
  for (const [index, part] of file.parts.entries())
    for (const finding of findingsIn(part, index)) found.push({ index, finding });
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

const nothing: readonly Finding[] = [];

/** Makes no list where one of them says nothing, as for nearly all of the thousands of parts that a file may have. */
export function joinedFindings(
  one: readonly Finding[] = nothing,
  other: readonly Finding[] = nothing,
): readonly Finding[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}
