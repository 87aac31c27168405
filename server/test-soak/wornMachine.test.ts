// What a machine does to a server that runs for weeks: its clock is set, and what is to be kept cannot be.
import assert from "node:assert/strict";
import { cpSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { ShownWalkthrough } from "../src/lsp/walkthrough/protocol.ts";
import { pod } from "../test/support/manifests.ts";
import { startServer, type StartOptions } from "../test/support/serverProcess.ts";
import { projectPath } from "../test/support/shared.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";

const broken = `${pod}---\napiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { prots: [] }\n`;

/** Checks a manifest, repairs it, and walks twice through a program; returns what was said. */
async function session(context: TestContext, options: StartOptions, cacheFolder: string): Promise<unknown> {
  const source = temporaryFolder(context);
  cpSync(projectPath("test-fixtures/go/elected-registry"), source, { recursive: true });
  writeFileSync(path.join(source, "web.yaml"), broken);
  const uri = pathToFileURL(path.join(source, "web.yaml")).href;
  const server = await startServer(context, { folders: [pathToFileURL(source).href], ...options });
  const told = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, broken);
  const { diagnostics } = await told;
  const repaired = server.nextDiagnostics(({ version }) => version === 2);
  await server.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: pod }],
  });
  const { diagnostics: left } = await repaired;
  const main = pathToFileURL(path.join(source, "cmd/harbour/main.go")).href;
  const walk = (): Promise<ShownWalkthrough | null> =>
    server.connection.sendRequest("drydock/walkthrough/walk", {
      ...{ uri: main, unsaved: [], language: "en", id: 1, cacheFolder },
    });
  const walks = [await walk(), await walk()].map((each) => each?.steps.map(({ title }) => title));
  return { codes: diagnostics.map(({ code }) => code), left: left.map(({ code }) => code), walks };
}

test("a clock that is set back and ahead changes nothing", async (context) => {
  const preload = pathToFileURL(projectPath("server/test-soak/clockJumps.ts")).href;
  const environment = { NODE_OPTIONS: `--import ${preload}` };
  const steady = await session(context, {}, path.join(temporaryFolder(context), "kept"));
  const jumping = await session(context, { environment }, path.join(temporaryFolder(context), "kept"));
  assert.deepEqual(jumping, steady);
});

test("a folder that nothing can be kept in changes nothing", async (context) => {
  const file = path.join(temporaryFolder(context), "file");
  writeFileSync(file, "no folder");
  const cacheFolder = path.join(file, "kept");
  const kept = await session(context, {}, path.join(temporaryFolder(context), "kept"));
  assert.deepEqual(await session(context, { initializationOptions: { cacheFolder } }, cacheFolder), kept);
});
