import {
  commands,
  CompletionItemKind,
  CompletionList,
  type CompletionItem,
  type Hover,
  type Position,
  type TextDocument,
} from "vscode";
import { helmLanguage, isHelmServedByOthers } from "../../infrastructure/helmExtensions.ts";
import type { Middleware } from "../../infrastructure/protocolClient.ts";
import { coexistenceFor } from "../../infrastructure/settings.ts";

/** Kinds of items that the editor itself makes of any text. */
const ofTheEditor: readonly (CompletionItemKind | undefined)[] = [
  CompletionItemKind.Text,
  CompletionItemKind.Snippet,
];

/**
 * Leaves out of templates what another extension proposes or shows at the same place. The editor has no other way to learn that than to
 * ask all of them, ourselves included; then we say nothing.
 */
export function besideHelmExtensions(
  ourId: string,
): Pick<Middleware, "provideCompletionItem" | "provideHover"> {
  /** Questions that come back to us. */
  const asked = new Set<string>();

  async function ask<Answer>(
    command: string,
    { uri, languageId }: TextDocument,
    position: Position,
    ...rest: readonly unknown[]
  ): Promise<Answer | undefined> {
    if (languageId !== helmLanguage || coexistenceFor(uri) === "own" || !isHelmServedByOthers(ourId))
      return undefined;
    const question = keyOf(command, uri.toString(), position);
    asked.add(question);
    try {
      return await commands.executeCommand<Answer>(command, uri, position, ...rest);
    } finally {
      asked.delete(question);
    }
  }

  return {
    async provideCompletionItem(document, position, context, token, next) {
      const command = "vscode.executeCompletionItemProvider";
      if (asked.delete(keyOf(command, document.uri.toString(), position))) return undefined;
      const [ours, theirs] = await Promise.all([
        next(document, position, context, token),
        ask<CompletionList>(command, document, position, context.triggerCharacter),
      ]);
      if (ours === undefined || ours === null || theirs === undefined) return ours;
      const labels = new Set(theirs.items.filter(({ kind }) => !ofTheEditor.includes(kind)).map(labelOf));
      const wanted = (items: readonly CompletionItem[]): CompletionItem[] =>
        items.filter((item) => !labels.has(labelOf(item)));
      return Array.isArray(ours) ? wanted(ours) : new CompletionList(wanted(ours.items), ours.isIncomplete);
    },
    async provideHover(document, position, token, next) {
      const command = "vscode.executeHoverProvider";
      if (asked.delete(keyOf(command, document.uri.toString(), position))) return undefined;
      const [ours, theirs] = await Promise.all([
        next(document, position, token),
        ask<readonly Hover[]>(command, document, position),
      ]);
      return theirs?.some(({ contents }) => contents.length > 0) === true ? undefined : ours;
    },
  };
}

function keyOf(command: string, uri: string, { line, character }: Position): string {
  return `${command} ${uri} ${String(line)} ${String(character)}`;
}

function labelOf({ label }: CompletionItem): string {
  return typeof label === "string" ? label : label.label;
}
