import { createConnection } from "vscode-languageserver/node";
import { createServer } from "./createServer.ts";
import { withCanonicalUris } from "./canonicalUris.ts";
import { createNodeRuntime } from "./nodeRuntime.ts";

// The arguments say how the editor talks to us: `--stdio` or `--node-ipc`.
const connection = createConnection({ messageStrategy: withCanonicalUris });
createServer(connection, createNodeRuntime());
connection.listen();
