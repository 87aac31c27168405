/** The door to what the package of the language client has for every kind of host. */
export {
  CloseAction,
  DefaultDiagnosticCollectionProvider,
  ErrorAction,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
  type BaseLanguageClient as LanguageClient,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
  type LanguageClientOptions,
} from "vscode-languageclient";
