// The language server as a worker of a browser. The editor first hands over the files that the worker cannot read.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from "vscode-languageserver/browser";
import { withCanonicalUris } from "../canonicalUris.ts";
import { createServer } from "../createServer.ts";
import { createEditorFiles } from "./editorFiles.ts";
import type { StartMessage } from "./protocol.ts";
import { createWebRuntime } from "./webRuntime.ts";

/** As much of the worker's global scope as is used here and by the protocol. */
interface WorkerScope {
  onmessage: (event: { readonly data: unknown }) => void;
  readonly postMessage: (message: unknown) => void;
}

declare const self: WorkerScope;

self.onmessage = ({ data }) => {
  const connection = createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self), {
    messageStrategy: withCanonicalUris,
  });
  createServer(connection, createWebRuntime(data as StartMessage, createEditorFiles(connection)));
  connection.listen();
};
