import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import test, { type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 2}\n";
const config = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\n";

/** A folder whose name editors encode and Node does not, with files; its URI as VS Code writes it. */
function folderWith(context: TestContext, files: Readonly<Record<string, string>>): string {
  const parent = temporaryFolder(context);
  const folder = path.join(parent, "c++ (x)@a");
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  return `${pathToFileURL(parent).href}/c%2B%2B%20%28x%29%40a`;
}

test("a patch on disk and in the editor is one file, however its URI is written", async (context) => {
  const home = folderWith(context, {
    "kustomization.yaml": "patches: [{path: web.yaml}]\n",
    "web.yaml": patch,
  });
  const server = await startServer(context, { folders: [home] });
  const isPatch = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === `${home}/web.yaml` && diagnostics.length === 0,
  );
  await server.open(`${home.replaceAll("%2B", "+").replace("%40", "@")}/web.yaml`, patch);
  await isPatch;
});

test("an open file stands once among the objects of the workspace", async (context) => {
  const home = folderWith(context, { "web.yaml": config });
  const server = await startServer(context, { folders: [home] });
  await server.open(`${home}/web.yaml`, config);
  const symbols = await server.connection.sendRequest<readonly { location: { uri: string } }[]>(
    "workspace/symbol",
    { query: "web" },
  );
  assert.deepEqual(
    symbols.map(({ location }) => location.uri),
    [`${home}/web.yaml`],
  );
});

test("drydock.yaml excludes files of such a folder", async (context) => {
  const home = folderWith(context, {
    "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\nexclude: [web.yaml]\n",
    "web.yaml": patch,
  });
  const server = await startServer(context, { folders: [home] });
  const isExcluded = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === `${home}/web.yaml` && diagnostics.length === 0,
  );
  await server.open(`${home}/web.yaml`, patch);
  await isExcluded;
});
