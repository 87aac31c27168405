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
import { fixAll, migrateAll } from "../../core/features/fixAll.ts";
import { refactorings } from "../../core/features/refactor/refactorings.ts";
import { joinedFindings, type Finding } from "../../core/finding.ts";
import { type Message, say } from "../../core/text/message.ts";
import type { TextEdit as CoreEdit } from "../../core/text/range.ts";
import { toDiagnostic, toLspEdit } from "../convert.ts";
import { cancellationOf, type Session } from "../session.ts";

/** The kind under which an editor can ask for it on saving. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.drydock`;

/** Moves objects to newer versions of their APIs; never part of fixing all. */
export const migrateKind = `${CodeActionKind.Source}.migrate.drydock`;

/** Comments that silence a finding: beside its repairs, but none. */
export const ignoreKind = `${CodeActionKind.QuickFix}.drydock.ignore`;

/** Changes of the workload at the cursor that nothing asks for. */
export const rewriteKind = `${CodeActionKind.RefactorRewrite}.drydock`;

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
    ...(isAskedFor(rewriteKind, params) ? rewrites(session, analysis, params) : []),
    ...wholeFileActions.flatMap((action) =>
      isAskedFor(action.kind, params) ? wholeFileAction(session, analysis, action) : [],
    ),
  ];
}

/** An editor that asks for a kind means all kinds below it too; whole-file actions are made only when asked for. */
function isAskedFor(kind: string, { context }: CodeActionParams): boolean {
  if (context.only === undefined) return kind === CodeActionKind.QuickFix || kind === rewriteKind;
  return context.only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`));
}

function quickFixes(
  session: Session,
  { file, findings: own, expectations: { schemas } }: FileAnalysis,
  { range }: CodeActionParams,
): CodeAction[] {
  const first = placeAt(file, range.start);
  const last = placeAt(file, range.end);
  const actions: CodeAction[] = [];
  const ofReferences = session.references.findingsIn(file);
  for (let index = first.index; index <= last.index; index++) {
    const part = file.parts[index];
    if (part === undefined) continue;
    const findings = joinedFindings(own[index], ofReferences[index]);
    if (findings.length === 0) continue;
    const within = {
      start: index === first.index ? first.offset : 0,
      end: index === last.index ? last.offset : part.text.length,
    };
    for (const action of codeActions(session.trees.treeOf(part), findings, within, schemas, file.language))
      actions.push({
        title: session.words(action.title),
        kind: action.silences === true ? ignoreKind : CodeActionKind.QuickFix,
        diagnostics: [toDiagnostic(file, index, action.finding, session)],
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

/** What a person may want to make of the workload at the cursor. JSON holds one object only. */
function rewrites(session: Session, { file }: FileAnalysis, { range }: CodeActionParams): CodeAction[] {
  const { index, part } = placeAt(file, range.start);
  if (file.language === "json") return [];
  return refactorings(session.trees.treeOf(part)).map(({ title, edits }) => ({
    title: session.words(title),
    kind: rewriteKind,
    edit: workspaceEdit(
      session,
      file,
      edits.map((edit) => toLspEdit(file, index, edit)),
    ),
  }));
}

interface WholeFileAction {
  readonly kind: string;
  readonly title: Message;
  readonly editsFor: (findings: readonly Finding[]) => readonly CoreEdit[];
}

const wholeFileActions: readonly WholeFileAction[] = [
  { kind: fixAllKind, title: say`Fix everything that has only one right repair`, editsFor: fixAll },
  { kind: migrateKind, title: say`Migrate to current API versions`, editsFor: migrateAll },
];

function wholeFileAction(
  session: Session,
  { file, findings }: FileAnalysis,
  { kind, title, editsFor }: WholeFileAction,
): CodeAction[] {
  const edits = findings.flatMap((ofPart, index) =>
    editsFor(ofPart).map((edit) => toLspEdit(file, index, edit)),
  );
  return edits.length === 0
    ? []
    : [{ title: session.words(title), kind, edit: workspaceEdit(session, file, edits) }];
}

/** Bound to the version that was looked at where the editor can check that. */
function workspaceEdit({ client }: Session, { uri, version }: SourceFile, edits: TextEdit[]): WorkspaceEdit {
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits }] }
    : { changes: { [uri]: edits } };
}
