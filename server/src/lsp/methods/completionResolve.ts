import { MarkupKind, type CompletionItem } from "vscode-languageserver";
import { findDocumentation, type DocumentationKey } from "../../core/features/documentation.ts";
import { textBlock } from "../../core/features/markdown.ts";
import type { Session } from "../session.ts";

/** `completionItem/resolve`: the documentation of the one item that the person looks at. */
export function completionResolve({ words, describe }: Session, item: CompletionItem): CompletionItem {
  // What `completion` has put there comes back unchanged.
  const key = item.data as DocumentationKey | undefined;
  if (key === undefined) return item;
  const text = key.said === undefined ? findDocumentation(key, describe) : words(key.said);
  if (text === undefined) return item;
  return { ...item, documentation: { kind: MarkupKind.Markdown, value: textBlock(text) } };
}
