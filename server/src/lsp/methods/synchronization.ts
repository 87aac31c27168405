import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from "vscode-languageserver";
import { openFile, type Language } from "../../core/documents/sourceFile.ts";
import { fromContentChange } from "../convert.ts";
import type { Session } from "../session.ts";

/** `textDocument/didOpen` */
export function didOpen({ workspace }: Session, { textDocument }: DidOpenTextDocumentParams): void {
  const { uri, languageId, version, text } = textDocument;
  workspace.apply({ kind: "open", file: openFile(uri, languageOf(languageId, uri), version, text) });
}

/** `textDocument/didChange` */
export function didChange({ workspace }: Session, params: DidChangeTextDocumentParams): void {
  const { uri, version } = params.textDocument;
  workspace.apply({ kind: "edit", uri, version, replacements: params.contentChanges.map(fromContentChange) });
}

/** `textDocument/didClose`: what was shown for the file goes with it. */
export function didClose(
  { workspace, client, connection }: Session,
  { textDocument: { uri } }: DidCloseTextDocumentParams,
): Promise<void> {
  workspace.apply({ kind: "close", uri });
  return client.pullsDiagnostics ? Promise.resolve() : connection.sendDiagnostics({ uri, diagnostics: [] });
}

function languageOf(languageId: string, uri: string): Language {
  return languageId.startsWith("json") || uri.endsWith(".json") ? "json" : "yaml";
}
