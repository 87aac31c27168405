import {
  CodeActionKind,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { FileAnalysis } from "../../core/analysis/fileAnalysis.ts";
import { placeAt, type SourceFile } from "../../core/documents/sourceFile.ts";
import { codeActions } from "../../core/features/codeActions.ts";
import { fixAll } from "../../core/features/fixAll.ts";
import { toDiagnostic, toLspEdit } from "../convert.ts";
import { cancellationOf, type Session } from "../session.ts";

/** The kind under which an editor can ask for it on saving. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.drydock`;

/** `textDocument/codeAction`: repairs of what is wrong in a range, and of everything in the file that has only one. */
export async function codeAction(
  session: Session,
  params: CodeActionParams,
  token: CancellationToken,
): Promise<CodeAction[] | undefined> {
  const analysis = await session.checker.complete(params.textDocument.uri, cancellationOf(token));
  if (analysis === undefined) return undefined;
  return [
    ...(isAskedFor(CodeActionKind.QuickFix, params) ? quickFixes(session, analysis, params) : []),
    ...(isAskedFor(fixAllKind, params) ? fixAllAction(session, analysis) : []),
  ];
}

/** An editor that asks for a kind means all kinds below it too; whole-file actions are made only when asked for. */
function isAskedFor(kind: string, { context }: CodeActionParams): boolean {
  if (context.only === undefined) return kind === CodeActionKind.QuickFix;
  return context.only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(
  session: Session,
  { file, results, expectations: { schemas } }: FileAnalysis,
  { range }: CodeActionParams,
): CodeAction[] {
  const first = placeAt(file, range.start);
  const last = placeAt(file, range.end);
  const actions: CodeAction[] = [];
  for (let index = first.index; index <= last.index; index++) {
    const part = file.parts[index];
    const findings = results[index]?.report.findings ?? [];
    if (part === undefined || findings.length === 0) continue;
    const within = {
      start: index === first.index ? first.offset : 0,
      end: index === last.index ? last.offset : part.text.length,
    };
    for (const action of codeActions(session.trees.treeOf(part), findings, within, schemas, file.language))
      actions.push({
        title: action.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(file, index, action.finding)],
        isPreferred: action.preferred,
        edit: workspaceEdit(
          session,
          file,
          action.edits.map((edit) => toLspEdit(file, index, edit)),
        ),
      });
  }
  return actions;
}

function fixAllAction(session: Session, { file, results }: FileAnalysis): CodeAction[] {
  const edits = results.flatMap((result, index) =>
    fixAll(result?.report.findings ?? []).map((edit) => toLspEdit(file, index, edit)),
  );
  if (edits.length === 0) return [];
  const title = "Fix everything that has only one right repair";
  return [{ title, kind: fixAllKind, edit: workspaceEdit(session, file, edits) }];
}

/** Bound to the version that was looked at where the editor can check that. */
function workspaceEdit({ client }: Session, { uri, version }: SourceFile, edits: TextEdit[]): WorkspaceEdit {
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
