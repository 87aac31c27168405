import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { startStandIn } from "../models/standIn.ts";
import { brokenPod, pod } from "../support/manifests.ts";
import { startServer } from "../support/serverProcess.ts";
import { projectPath } from "../support/shared.ts";
import { folderWith, temporaryFolder } from "../support/temporaryFolder.ts";

test("nothing is reached over the network in a session without a cluster and a model", async (context) => {
  const notes = temporaryFolder(context);
  const file = path.join(notes, "sockets");
  const attempts = (): string => (existsSync(file) ? readFileSync(file, "utf8") : "");
  const folder = folderWith(context, { "a.yaml": brokenPod, "b.yaml": pod });
  const uri = pathToFileURL(path.join(folder, "a.yaml")).href;
  const server = await startServer(context, {
    folders: [pathToFileURL(folder).href],
    environment: {
      DRYDOCK_SOCKETS: file,
      NODE_OPTIONS: `--import ${pathToFileURL(projectPath("server/test/support/noteSockets.ts")).href}`,
    },
  });
  const { connection } = server;
  const found = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, brokenPod);
  await found;
  const textDocument = { uri };
  const position = { line: 1, character: 2 };
  const range = { start: position, end: position };
  await connection.sendRequest("textDocument/completion", { textDocument, position });
  await connection.sendRequest("textDocument/hover", { textDocument, position });
  await connection.sendRequest("textDocument/documentSymbol", { textDocument });
  await connection.sendRequest("textDocument/codeAction", {
    textDocument,
    range,
    context: { diagnostics: [] },
  });
  await connection.sendRequest("workspace/symbol", { query: "Pod" });
  await connection.sendRequest("drydock/workspaceCheck/start", {});
  assert.equal(attempts(), "");

  // That the notes tell of attempts at all.
  const address = await startStandIn(context, (_, response) => {
    response.end('{"models":[]}');
  });
  await connection.sendRequest("drydock/models/configure", {
    ...{ provider: "ollama", address, model: "", language: "en", ghostText: false, remoteModels: [] },
  });
  await connection.sendRequest("drydock/models/list");
  assert.match(attempts(), /^connect$/mu);
});
