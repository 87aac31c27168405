import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import { say } from "../../core/text/message.ts";
import { ignoreKind } from "../methods/codeAction.ts";
import type { Session } from "../session.ts";
import type { ModelLink } from "./modelLink.ts";
import { checkedOnce, findingsAt } from "./revise.ts";

/**
 * Offers the model for what no repair of ours exists, and what a model can be told of and its answer checked for. The action
 * only starts a command of the editor: the repair is asked for, checked and shown when a person wants it.
 */
export function withModelFixes(
  found: readonly CodeAction[],
  { textDocument, context }: CodeActionParams,
  { client, workspace, words }: Pick<Session, "client" | "workspace" | "words">,
  link: ModelLink,
): CodeAction[] {
  const { fixCommand } = client;
  const isAskedFor = context.only === undefined || context.only.includes(CodeActionKind.QuickFix);
  const { files, schemas, settings } = workspace.snapshot();
  const file = files.get(textDocument.uri);
  if (fixCommand === undefined || !isAskedFor || !link.hasChoice() || file === undefined) return [...found];
  const repairs = found.filter(({ kind }) => kind !== ignoreKind);
  const repaired = new Set(repairs.flatMap(({ diagnostics }) => diagnostics?.map(keyOf) ?? []));
  const checked = checkedOnce(file, { schemas, settings });
  const title = words(say`Fix with the model …`);
  const offered = context.diagnostics
    .filter((diagnostic) => diagnostic.source === "drydock" && !repaired.has(keyOf(diagnostic)))
    .filter(({ code, range }) => findingsAt(file, range, checked).some((each) => each.code === code))
    .map((diagnostic): CodeAction => ({
      title,
      kind: CodeActionKind.QuickFix,
      diagnostics: [diagnostic],
      command: {
        title,
        command: fixCommand,
        arguments: [{ uri: textDocument.uri, range: diagnostic.range, code: diagnostic.code }],
      },
    }));
  return [...found, ...offered];
}

function keyOf({ code, range: { start, end } }: Diagnostic): string {
  return [code, start.line, start.character, end.line, end.character].join();
}
