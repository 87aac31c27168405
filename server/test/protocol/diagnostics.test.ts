import assert from "node:assert/strict";
import test from "node:test";
import {
  MessageType,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type FullDocumentDiagnosticReport,
  type LogMessageParams,
} from "vscode-languageserver-protocol/node";
import { startServer } from "../support/serverProcess.ts";

const uri = "file:///pod.yaml";

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx
    imagePullPolicy: always
`;

const codes = (diagnostics: readonly Diagnostic[]): unknown[] => diagnostics.map(({ code }) => code);

test("pushed diagnostics carry the version of the text that they are about", async (context) => {
  const server = await startServer(context);
  const first = server.nextDiagnostics(() => true);
  await server.open(uri, pod);
  const { version, diagnostics } = await first;
  assert.equal(version, 1);
  assert.deepEqual(codes(diagnostics), ["invalid-enum"]);
  assert.deepEqual(diagnostics[0]?.range, {
    start: { line: 8, character: 21 },
    end: { line: 8, character: 27 },
  });
  assert.equal(diagnostics[0].source, "drydock");

  const second = server.nextDiagnostics((params) => params.version === 2);
  await server.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [
      { range: { start: { line: 8, character: 21 }, end: { line: 8, character: 22 } }, text: "A" },
    ],
  });
  assert.deepEqual((await second).diagnostics, []);
});

test("after a burst of keys the last version is told, and no version after a later one", async (context) => {
  const server = await startServer(context);
  const last = server.nextDiagnostics((params) => params.version === 41);
  await server.open(uri, pod);
  for (let version = 2; version <= 41; version++) await server.type(uri, version, 7, 16, "x");
  assert.deepEqual(codes((await last).diagnostics), ["invalid-enum"]);
  const versions = server.pushed.map(({ version }) => version ?? 0);
  assert.deepEqual(
    versions,
    versions.toSorted((one, other) => one - other),
  );
});

test("a change without a range replaces the whole text", async (context) => {
  const server = await startServer(context);
  await server.open(uri, pod);
  const next = server.nextDiagnostics((params) => params.version === 2);
  await server.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri, version: 2 },
    contentChanges: [{ text: pod.replace("image:", "imgae:") }],
  });
  const found = codes((await next).diagnostics);
  assert.deepEqual(found, ["unknown-field", "invalid-enum"]);
});

test("closing a file takes its diagnostics away", async (context) => {
  const server = await startServer(context);
  const first = server.nextDiagnostics(() => true);
  await server.open(uri, pod);
  await first;
  const gone = server.nextDiagnostics(() => true);
  await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  assert.deepEqual((await gone).diagnostics, []);
});

test("what is no manifest gets no diagnostics", async (context) => {
  const server = await startServer(context);
  const first = server.nextDiagnostics(() => true);
  await server.open("file:///compose.yaml", "services:\n  web:\n    image: nginx\n    image: two\n");
  assert.deepEqual((await first).diagnostics, []);
});

test("findings lead to the pages of their rules where the editor says it shows them", async (context) => {
  const server = await startServer(context, { initializationOptions: { rulePage: "page:{code}" } });
  const first = server.nextDiagnostics(() => true);
  await server.open(uri, pod);
  assert.deepEqual(
    (await first).diagnostics.map(({ codeDescription }) => codeDescription),
    [{ href: "page:invalid-enum" }],
  );
});

test("an editor that pulls is not pushed to", async (context) => {
  const server = await startServer(context, { capabilities: { textDocument: { diagnostic: {} } } });
  assert.notEqual(server.capabilities.diagnosticProvider, undefined);
  await server.open(uri, pod);
  const report = await server.connection.sendRequest<FullDocumentDiagnosticReport>(
    "textDocument/diagnostic",
    {
      textDocument: { uri },
    },
  );
  assert.equal(report.kind, "full");
  assert.deepEqual(codes(report.items), ["invalid-enum"]);
  const again = await server.connection.sendRequest<DocumentDiagnosticReport>("textDocument/diagnostic", {
    textDocument: { uri },
    previousResultId: report.resultId,
  });
  assert.equal(again.kind, "unchanged");
  assert.deepEqual(server.pushed, []);
});

test("a pull that typing has overtaken is refused, and the next one is about the new text", async (context) => {
  const server = await startServer(context, { capabilities: { textDocument: { diagnostic: {} } } });
  // Of objects with one name more would be said, at a time of its own.
  const podCalled = (name: string): string => `---\n${pod.replace("name: web", `name: ${name}`)}`;
  const documents = Array.from({ length: 400 }, (_, index) => podCalled(`web-${String(index)}`)).join("");
  await server.open(uri, documents);
  const overtaken = server.connection.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
  const refused = assert.rejects(overtaken, { code: -32802 });
  await server.type(uri, 2, 0, 0, "# a comment\n");
  await refused;
  const report = await server.connection.sendRequest<FullDocumentDiagnosticReport>(
    "textDocument/diagnostic",
    {
      textDocument: { uri },
    },
  );
  assert.equal(report.items.length, 400);
  assert.equal(report.items[0]?.range.start.line, 10);
});

test("a code in the settings that there is not is told, with the one that is meant", async (context) => {
  let settings: unknown = {};
  const server = await startServer(context, {
    capabilities: { workspace: { configuration: true } },
    settings: () => settings,
  });
  const logged = new Promise<LogMessageParams>((resolve) => {
    server.connection.onNotification("window/logMessage", (each: LogMessageParams) => {
      if (each.type === MessageType.Warning) resolve(each);
    });
  });
  settings = { rules: { "invalid-enum": "hint", "invalid-enm": "off" } };
  await server.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.equal(
    (await logged).message,
    "The setting `drydock.rules` does not know the code `invalid-enm`. Did you mean `invalid-enum`?",
  );
});

test("settings decide about severities and the version", async (context) => {
  let settings: unknown = { kubernetesVersion: "1.31", rules: { "invalid-enum": "hint" } };
  const server = await startServer(context, {
    capabilities: { workspace: { configuration: true } },
    settings: () => settings,
  });
  const statuses: { kubernetesVersion: string }[] = [];
  server.connection.onNotification("drydock/documentStatus", (status: { kubernetesVersion: string }) => {
    statuses.push(status);
  });
  const hinted = server.nextDiagnostics(({ diagnostics }) => diagnostics[0]?.severity === 4);
  await server.open(uri, pod);
  await hinted;
  assert.equal(statuses.at(-1)?.kubernetesVersion, "1.31");

  settings = { kubernetesVersion: "newest", rules: { "invalid-enum": "off" } };
  const silent = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 0);
  await server.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  await silent;
  assert.equal(statuses.at(-1)?.kubernetesVersion, "1.36");
});
