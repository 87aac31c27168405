/** The language client whose server is a worker; bundled for a host in a browser. */
export { LanguageClient as WorkerClient } from "vscode-languageclient/browser";
