import { TextDocumentSyncKind, type ServerCapabilities } from "vscode-languageserver";
import type { ClientAbilities } from "./client.ts";
import { fixAllKind, migrateKind, rewriteKind } from "./methods/codeAction.ts";

/** What this server offers to an editor. */
export function capabilitiesFor(client: ClientAbilities): ServerCapabilities {
  const diagnosticProvider = {
    identifier: "drydock",
    interFileDependencies: true,
    workspaceDiagnostics: false,
  };
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    completionProvider: { resolveProvider: true, triggerCharacters: [":", " ", "-", '"', "/", "."] },
    hoverProvider: true,
    documentSymbolProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    codeLensProvider: {},
    documentLinkProvider: {},
    renameProvider: { prepareProvider: true },
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    inlayHintProvider: true,
    inlineCompletionProvider: true,
    codeActionProvider: { codeActionKinds: ["quickfix", rewriteKind, fixAllKind, migrateKind] },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(client.pullsDiagnostics ? { diagnosticProvider } : {}),
  };
}
