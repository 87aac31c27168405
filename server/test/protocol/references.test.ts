import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import type { FullDocumentDiagnosticReport } from "vscode-languageserver-protocol/node";
import { startServer } from "../support/serverProcess.ts";
import { folderWith, temporaryFolder } from "../support/temporaryFolder.ts";

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
`;
const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  containers:
  - name: web
    image: example.com/web:1
`;

test("an edit in one file changes what is said of another", async (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  await server.open(uriOf("service.yaml"), service);
  await server.open(uriOf("pod.yaml"), pod);
  const isLost = server.nextDiagnostics(
    ({ uri, diagnostics }) =>
      uri === uriOf("service.yaml") && diagnostics.some(({ code }) => code === "unmatched-selector"),
  );
  await server.type(uriOf("pod.yaml"), 2, 5, 12, "s");
  assert.equal((await isLost).diagnostics[0]?.severity, 4);
  const isFound = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === uriOf("service.yaml") && diagnostics.length === 0,
  );
  await server.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf("pod.yaml"), version: 3 },
    contentChanges: [{ text: pod }],
  });
  await isFound;
});

test("what is said of references stays where it is while its file is edited", async (context) => {
  const folder = temporaryFolder(context);
  const uri = pathToFileURL(path.join(folder, "service.yaml")).href;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const isSaid = server.nextDiagnostics(({ diagnostics }) =>
    diagnostics.some(({ code }) => code === "unmatched-selector"),
  );
  await server.open(uri, service);
  await isSaid;
  const first = server.nextDiagnostics(({ version }) => version === 2);
  await server.type(uri, 2, 0, 0, "# a comment\n");
  const { diagnostics } = await first;
  assert.deepEqual(
    diagnostics.map(({ code, range }) => [code, range.start.line]),
    [["unmatched-selector", 7]],
  );
});

test("an edit is answered once, with what others say to the file, moved along with its text", async (context) => {
  const server = await startServer(context);
  const uri = "file:///a/web.yaml";
  const text = `${service}---\n${service.replaceAll("web", "shop")}`;
  const isWhole = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 2);
  await server.open(uri, text);
  await isWhole;
  const isNext = server.nextDiagnostics(({ version }) => version === 2);
  await server.type(uri, 2, 0, 0, "# web\n");
  const { diagnostics } = await isNext;
  assert.deepEqual(
    diagnostics.map(({ code, range }) => [code, range.start.line]),
    [
      ["unmatched-selector", 7],
      ["unmatched-selector", 17],
    ],
  );
  const isLast = server.nextDiagnostics(({ version }) => version === 3);
  await server.type(uri, 3, 0, 0, "# web\n");
  await isLast;
  assert.deepEqual(
    server.pushed.map(({ version }) => version).filter((version) => version !== 1),
    [2, 3],
  );
});

test("an editor that asks after an edit anyway is not told to ask again", async (context) => {
  const server = await startServer(context, {
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } },
  });
  let refreshes = 0;
  server.connection.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    return null;
  });
  const textDocument = { uri: "file:///a/web.yaml" };
  const lines = async (): Promise<readonly number[]> => {
    const report = await server.connection.sendRequest<FullDocumentDiagnosticReport>(
      "textDocument/diagnostic",
      { textDocument },
    );
    return report.items.map(({ range }) => range.start.line);
  };
  await server.open(textDocument.uri, service);
  while ((await lines()).length === 0);
  const before = refreshes;
  await server.type(textDocument.uri, 2, 0, 0, "# web\n");
  assert.deepEqual(await lines(), [7]);
  await server.type(textDocument.uri, 3, 0, 0, "# web\n");
  assert.deepEqual(await lines(), [8]);
  assert.equal(refreshes, before);
});
