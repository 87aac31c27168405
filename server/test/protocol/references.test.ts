import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";

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
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  writeFileSync(path.join(folder, "pod.yaml"), pod);
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
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
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
