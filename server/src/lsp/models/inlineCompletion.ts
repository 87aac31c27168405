import {
  InlineCompletionTriggerKind,
  type CancellationToken,
  type InlineCompletionItem,
  type InlineCompletionParams,
} from "vscode-languageserver";
import type { GhostRequest } from "./ghostText.ts";

/** `textDocument/inlineCompletion`: at most one text, inserted as it is. */
export async function inlineCompletion(
  propose: (request: GhostRequest, token: CancellationToken) => Promise<string | undefined>,
  { textDocument, position, context }: InlineCompletionParams,
  token: CancellationToken,
): Promise<InlineCompletionItem[]> {
  const isInvoked = context.triggerKind === InlineCompletionTriggerKind.Invoked;
  const text = await propose({ uri: textDocument.uri, position, isInvoked }, token);
  if (text === undefined || token.isCancellationRequested) return [];
  return [{ insertText: text, range: { start: position, end: position } }];
}
