import {
  DocumentDiagnosticReportKind,
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
} from "vscode-languageserver";
import type { FileAnalysis } from "../../core/analysis/fileAnalysis.ts";
import { createDiagnosticsOf } from "../diagnostics.ts";
import { cancellationOf, type Session } from "../session.ts";

/** `textDocument/diagnostic`, for editors that ask instead of being told. */
export interface PullDiagnostics {
  answer(params: DocumentDiagnosticParams, token: CancellationToken): Promise<DocumentDiagnosticReport>;
  /** Whether the editor was told something else of the present text of a file. Of a text that it has not asked about it asks by itself. */
  isOutdated(uri: string): boolean;
}

/** Remembers under which identifier it has answered, so that an unchanged answer is not sent twice. */
export function createPullDiagnostics(session: Session): PullDiagnostics {
  const { checker, references, charts, built, workspace } = session;
  const diagnosticsOf = createDiagnosticsOf(session);
  const identifiers = new WeakMap<FileAnalysis, string>();
  /** The last answers, by what they were about. */
  const answered = new WeakMap<FileAnalysis, string>();
  let last = 0;

  function identifierOf(analysis: FileAnalysis): string {
    const identifier = identifiers.get(analysis) ?? String(++last);
    identifiers.set(analysis, identifier);
    return [
      identifier,
      ...[references, charts, built].map((each) => each.revisionOf(analysis.file.uri)),
    ].join(".");
  }

  async function answer(
    { textDocument, previousResultId }: DocumentDiagnosticParams,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    const analysis = await checker.complete(textDocument.uri, cancellationOf(token));
    await references.lookedAt(textDocument.uri);
    if (analysis === undefined || checker.known(textDocument.uri) !== analysis) {
      if (!workspace.snapshot().files.has(textDocument.uri))
        return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      // The text has changed meanwhile: whoever still wants an answer has to ask about the new one.
      throw new ResponseError(LSPErrorCodes.ServerCancelled, "The document has changed.", {
        retriggerRequest: true,
      });
    }
    const resultId = identifierOf(analysis);
    answered.set(analysis, resultId);
    if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return {
      kind: DocumentDiagnosticReportKind.Full,
      resultId,
      items: diagnosticsOf(analysis),
    };
  }

  return {
    answer,
    isOutdated(uri) {
      const analysis = checker.known(uri);
      const told = analysis === undefined ? undefined : answered.get(analysis);
      return analysis !== undefined && told !== undefined && told !== identifierOf(analysis);
    },
  };
}
