import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { FileAnalysis } from "../../core/analysis/fileAnalysis.ts";
import { diagnosticsOf } from "../diagnostics.ts";
import { cancellationOf, type Session } from "../session.ts";

/** `textDocument/diagnostic`, for editors that ask instead of being told. */
export type PullDiagnostics = (
  params: DocumentDiagnosticParams,
  token: CancellationToken,
) => Promise<DocumentDiagnosticReport>;

/** Remembers under which identifier it has answered, so that an unchanged answer is not sent twice. */
export function createPullDiagnostics(session: Session): PullDiagnostics {
  const { checker, references, workspace } = session;
  const identifiers = new WeakMap<FileAnalysis, string>();
  let last = 0;

  function identifierOf(analysis: FileAnalysis): string {
    const identifier = identifiers.get(analysis) ?? String(++last);
    identifiers.set(analysis, identifier);
    return `${identifier}.${String(references.revisionOf(analysis.file.uri))}`;
  }

  return async ({ textDocument, previousResultId }, token) => {
    const analysis = await checker.complete(textDocument.uri, cancellationOf(token));
    if (analysis === undefined) {
      if (!workspace.snapshot().files.has(textDocument.uri))
        return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      // The text has changed meanwhile: whoever still wants an answer has to ask about the new one.
      throw new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed.", {
        retriggerRequest: true,
      });
    }
    const resultId = identifierOf(analysis);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: diagnosticsOf(analysis, session),
    };
  };
}
