/** The language client whose server is a process; bundled for a host that runs on Node. */
export { LanguageClient as ProcessClient, TransportKind } from "vscode-languageclient/node";
