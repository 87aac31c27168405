import type { AnswersFirst } from "./answersFirst.ts";
import { codeAction } from "./methods/codeAction.ts";
import { codeLens } from "./methods/codeLens.ts";
import { completion } from "./methods/completion.ts";
import { completionResolve } from "./methods/completionResolve.ts";
import { definition } from "./methods/definition.ts";
import { documentLink } from "./methods/documentLink.ts";
import { createAnswerSymbols } from "./methods/documentSymbol.ts";
import { foldingRange } from "./methods/foldingRange.ts";
import { hover } from "./methods/hover.ts";
import { inlayHint } from "./methods/inlayHint.ts";
import { references } from "./methods/references.ts";
import { prepareRename, rename } from "./methods/rename.ts";
import { selectionRange } from "./methods/selectionRange.ts";
import { didChange, didClose, didOpen } from "./methods/synchronization.ts";
import { workspaceSymbol } from "./methods/workspaceSymbol.ts";
import { withModelFixes } from "./models/fixActions.ts";
import type { ModelLink } from "./models/modelLink.ts";
import type { Session } from "./session.ts";

/** Answers the methods of the protocol that are about one document or about names; diagnostics have their own way. */
export function registerMethods(session: Session, models: ModelLink, answers: AnswersFirst): void {
  const { connection } = session;
  connection.onDidOpenTextDocument((params) => {
    didOpen(session, params);
  });
  connection.onDidChangeTextDocument((params) => {
    answers.edited();
    didChange(session, params);
  });
  connection.onDidCloseTextDocument((params) => didClose(session, params));
  connection.onCompletion((params) => answers.answering(completion(session, params)));
  connection.onCompletionResolve((item) => completionResolve(session, item));
  connection.onHover((params) => hover(session, params));
  connection.onDocumentSymbol(createAnswerSymbols(session));
  connection.onFoldingRanges((params, token) => foldingRange(session, params, token));
  connection.onSelectionRanges((params) => selectionRange(session, params));
  connection.languages.inlayHint.on((params, token) => inlayHint(session, params, token));
  connection.onCodeAction(async (params, token) => {
    const actions = await codeAction(session, params, token);
    return actions === undefined ? undefined : withModelFixes(actions, params, session, models);
  });
  connection.onDefinition((params, token) => definition(session, params, token));
  connection.onReferences((params, token) => references(session, params, token));
  connection.onCodeLens((params, token) => codeLens(session, params, token));
  connection.onDocumentLinks((params) => documentLink(session, params));
  connection.onPrepareRename((params) => prepareRename(session, params));
  connection.onRenameRequest((params) => rename(session, params));
  connection.onWorkspaceSymbol((params, token) => workspaceSymbol(session, params, token));
}
