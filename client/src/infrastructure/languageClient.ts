/** The one door to the package of the language client. */
export {
  CloseAction,
  DefaultDiagnosticCollectionProvider,
  ErrorAction,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
  type DiagnosticCollectionProvider,
  type ErrorHandler,
} from "vscode-languageclient/node";
