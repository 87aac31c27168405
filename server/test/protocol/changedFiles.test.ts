import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { FileChangeType, type RegistrationParams } from "vscode-languageserver-protocol/node";
import { startServer, type ServerProcess } from "../support/serverProcess.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n`;

interface Workplace {
  readonly server: ServerProcess;
  readonly uriOf: (name: string) => string;
  /** Writes a file, and tells the server of it as an editor does. */
  readonly write: (name: string, text: string) => Promise<void>;
}

async function setup(context: TestContext): Promise<Workplace> {
  const folder = temporaryFolder(context);
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, {
    folders: [pathToFileURL(folder).href],
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  });
  return {
    server,
    uriOf,
    async write(name, text) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
      await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(name), type: FileChangeType.Created }],
      });
    },
  };
}

test("files of installed packages and of tools do not belong to the workspace when they change", async (context) => {
  const { server, uriOf, write } = await setup(context);
  const query = { query: "ConfigMap/" };
  await server.connection.sendRequest("workspace/symbol", query);
  for (const name of ["node_modules/a/web.yaml", ".cache/web.yaml", "c/web.yaml"])
    await write(name, config("web"));
  const symbols = await server.connection.sendRequest<readonly { location: { uri: string } }[]>(
    "workspace/symbol",
    query,
  );
  assert.deepEqual(
    symbols.map(({ location }) => location.uri),
    [uriOf("c/web.yaml")],
  );
});

test("a file that a generator reads is watched, whatever its name", async (context) => {
  const { server, uriOf, write } = await setup(context);
  const globs = new Promise<readonly string[]>((resolve) => {
    server.connection.onRequest("client/registerCapability", ({ registrations }: RegistrationParams) => {
      for (const { method, registerOptions } of registrations)
        if (method === "workspace/didChangeWatchedFiles") {
          const { watchers } = registerOptions as { watchers: readonly { globPattern: string }[] };
          resolve(watchers.map(({ globPattern }) => globPattern));
        }
      return null;
    });
  });
  assert.ok((await globs).some((glob) => path.matchesGlob("a/app.properties", glob)));
  assert.ok((await globs).some((glob) => path.matchesGlob("Kustomization", glob)));
  const text = "configMapGenerator: [{name: web, files: [app.properties]}]\n";
  const isMissing = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "missing-file"),
  );
  await server.open(uriOf("Kustomization"), text);
  await isMissing;
  const isThere = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 0);
  await write("app.properties", "level=info\n");
  await isThere;
});
