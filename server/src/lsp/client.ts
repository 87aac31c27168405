import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";

/** What the editor at the other end can do; asked once, when it connects. */
export interface ClientAbilities {
  readonly pullsDiagnostics: boolean;
  readonly refreshesDiagnostics: boolean;
  /** Shows other places that belong to a diagnostic. */
  readonly relatesDiagnostics: boolean;
  readonly answersConfiguration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersFileWatchers: boolean;
  readonly changesFolders: boolean;
  readonly versionedEdits: boolean;
  readonly snippets: boolean;
  /** Most folding ranges that the editor takes of one file. */
  readonly foldingLimit: number;
  /** From the initialization options: the command that asks for completion again. */
  readonly suggestCommand: string | undefined;
  /** From the initialization options: the address of a rule's page, with `{code}` for its code. */
  readonly rulePage: string | undefined;
  /** From the initialization options: the command that asks a model for a repair. */
  readonly fixCommand: string | undefined;
  /** From the initialization options: whether the person trusts the workspace, so that programs may be started for it. */
  readonly isTrusted: boolean;
  /** From the initialization options: folder for what may be kept from one session to the next; made when it is needed. */
  readonly cacheFolder: string | undefined;
}

export function readAbilities({ capabilities, initializationOptions }: InitializeParams): ClientAbilities {
  const { textDocument, workspace }: ClientCapabilities = capabilities;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    relatesDiagnostics:
      textDocument?.publishDiagnostics?.relatedInformation === true ||
      textDocument?.diagnostic?.relatedInformation === true,
    answersConfiguration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    registersFileWatchers: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    changesFolders: workspace?.workspaceFolders === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    snippets: textDocument?.completion?.completionItem?.snippetSupport === true,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 5000,
    suggestCommand: optionOf(initializationOptions, "suggestCommand"),
    rulePage: optionOf(initializationOptions, "rulePage"),
    fixCommand: optionOf(initializationOptions, "fixCommand"),
    isTrusted: valueOf(initializationOptions, "isTrusted") === true,
    cacheFolder: optionOf(initializationOptions, "cacheFolder"),
  };
}

function optionOf(options: unknown, name: string): string | undefined {
  const value = valueOf(options, name);
  return typeof value === "string" ? value : undefined;
}

function valueOf(options: unknown, name: string): unknown {
  return typeof options === "object" && options !== null ? Reflect.get(options, name) : undefined;
}
