import assert from "node:assert/strict";
import test from "node:test";
import {
  DiagnosticSeverity,
  type Hover,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol";
import { startServer } from "../support/serverProcess.ts";

const uri = "file:///large.yaml";
const textDocument = { uri };

/** Ten lines; the last has a mistake. */
const pod = `---
apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
  - name: web
    image: nginx
    imagePullPolicy: always
`;

/** Enough that a check takes many slices. */
const count = 4000;
const text = pod.repeat(count);

test("a question is answered while a large file is still checked", async (context) => {
  const server = await startServer(context);
  const events: string[] = [];
  const finished = new Promise<void>((resolve) => {
    // The status of a file is told when all of it was checked.
    server.connection.onNotification("drydock/documentStatus", () => {
      events.push("checked");
      resolve();
    });
  });
  await server.open(uri, text);
  const hover = await server.connection.sendRequest<Hover>("textDocument/hover", {
    textDocument,
    position: { line: (count - 1) * 10 + 9, character: 6 },
  });
  events.push("hover");
  assert.equal(hover.range?.start.line, (count - 1) * 10 + 9);
  await finished;
  assert.deepEqual(events, ["hover", "checked"]);
});

test("the document that is edited is told before the rest of a large file", async (context) => {
  const server = await startServer(context);
  const line = (count - 1) * 10 + 9;
  const begun = server.nextDiagnostics(({ version }) => version === 1);
  const edited = server.nextDiagnostics(({ version }) => version === 2);
  // Without mistakes before it, so that the one at the end is among those that are sent.
  await server.open(uri, text.replaceAll("always", "Always"));
  await begun;
  await server.type(uri, 2, line, 4, "x");
  const { diagnostics } = await edited;
  assert.ok(diagnostics.some(({ code, range }) => code === "unknown-field" && range.start.line === line));
});

test("an editor is sent no more than it shows, the worst first", async (context) => {
  const server = await startServer(context, {
    capabilities: { workspace: { configuration: true } },
    settings: () => ({ rules: { "invalid-enum": "warning" } }),
  });
  const line = (count - 1) * 10 + 9;
  await server.open(uri, text);
  await server.type(uri, 2, line, 4, "x");
  // What is shown on the way to the complete result has not come to all mistakes, or not to the one at the end.
  const complete = server.nextDiagnostics(
    ({ diagnostics }) => diagnostics.length >= 1000 && diagnostics.some(({ severity }) => severity === 1),
  );
  const { diagnostics: shown } = await complete;
  assert.equal(shown.length, 1000);
  assert.equal(shown[0]?.severity, 1);
  assert.equal(shown[0].range.start.line, line);
});

test("of hints, which no list shows, an editor is sent fewer still", async (context) => {
  const server = await startServer(context, {
    capabilities: { workspace: { configuration: true } },
    settings: () => ({ rules: { "invalid-enum": "hint" } }),
  });
  const hintsIn = ({ diagnostics }: PublishDiagnosticsParams): number =>
    diagnostics.filter(({ severity }) => severity === DiagnosticSeverity.Hint).length;
  const told = server.nextDiagnostics((params) => hintsIn(params) >= 200);
  await server.open(uri, pod.repeat(300));
  assert.equal(hintsIn(await told), 200);
});
