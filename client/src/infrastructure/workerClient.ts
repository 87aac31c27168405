/** The language client whose server is a worker; bundled for a host in a browser. */
export {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient as WorkerClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
