import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const patch = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
`;

test("a file is a patch as soon as an open kustomization names it", async (context) => {
  const folder = folderWith(context, { "web.yaml": patch });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const isWhole = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "missing-required"),
  );
  await server.open(uriOf("web.yaml"), patch);
  await isWhole;
  const isPatch = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === uriOf("web.yaml") && diagnostics.length === 0,
  );
  const isMissing = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "missing-file"),
  );
  await server.open(uriOf("kustomization.yaml"), "patches:\n- path: web.yaml\n- path: gone.yaml\n");
  await isPatch;
  assert.deepEqual(
    (await isMissing).diagnostics.map(({ range }) => range.start),
    [{ line: 2, character: 8 }],
  );
});

test("a file holds parts of objects as soon as an open test of Chainsaw compares objects with it", async (context) => {
  const folder = folderWith(context, { "ready.yaml": patch });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const isWhole = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "missing-required"),
  );
  await server.open(uriOf("ready.yaml"), patch);
  await isWhole;
  const isPart = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === uriOf("ready.yaml") && diagnostics.length === 0,
  );
  await server.open(
    uriOf("chainsaw-test.yaml"),
    "apiVersion: chainsaw.kyverno.io/v1alpha1\nkind: Test\nmetadata: {name: web}\nspec: {steps: [{try: [{assert: {file: ready.yaml}}]}]}\n",
  );
  await isPart;
});

test("a kustomization whose paths lead above the root ends nothing", async (context) => {
  const text = `resources: [${"../".repeat(40)}base]\n`;
  const folder = folderWith(context, { "kustomization.yaml": text });
  const uri = pathToFileURL(path.join(folder, "kustomization.yaml")).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const isMissing = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "missing-file"),
  );
  await server.open(uri, text);
  assert.equal((await isMissing).diagnostics.length, 1);
});
