import {
  CodeActionKind,
  type CodeAction,
  type CodeActionParams,
  type Diagnostic,
} from "vscode-languageserver";
import type { ClientAbilities } from "../client.ts";
import type { ModelLink } from "./modelLink.ts";

/**
 * Offers the model for what no repair of ours exists. The action only starts a command of the editor: the repair is asked
 * for, checked and shown when a person wants it.
 */
export function withModelFixes(
  found: readonly CodeAction[],
  { textDocument, context }: CodeActionParams,
  { fixCommand }: ClientAbilities,
  link: ModelLink,
): CodeAction[] {
  const isAskedFor = context.only === undefined || context.only.includes(CodeActionKind.QuickFix);
  if (fixCommand === undefined || !isAskedFor || !link.hasChoice()) return [...found];
  const repaired = new Set(found.flatMap(({ diagnostics }) => diagnostics?.map(keyOf) ?? []));
  const title = link.language().startsWith("zh") ? "用模型修复……" : "Fix with the model …";
  const offered = context.diagnostics
    .filter((diagnostic) => diagnostic.source === "drydock" && !repaired.has(keyOf(diagnostic)))
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
