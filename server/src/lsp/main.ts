import { createConnection } from "vscode-languageserver/node";
import { createServer } from "./createServer.ts";
import { createNodeRuntime } from "./nodeRuntime.ts";

// The arguments say how the editor talks to us: `--stdio` or `--node-ipc`.
const connection = createConnection();
createServer(connection, createNodeRuntime());
connection.listen();
