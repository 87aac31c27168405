import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { startServer } from "../test/support/serverProcess.ts";
import { folderWith } from "../test/support/temporaryFolder.ts";

const teams = 500;
const filesOfTeam = 100;
const mostMegabytes = 1_000;

const manifest = (name: string): string => `apiVersion: v1
kind: ConfigMap
metadata: { name: ${name} }
data: { port: "80" }
`;

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: example.com/web:1.0
      imagePullPolicy: always
      envFrom: [{ configMapRef: { name: settings-499-99 } }]
`;

test(`${String(teams * filesOfTeam)} files keep nobody waiting`, { timeout: 300_000 }, async (context) => {
  const folder = folderWith(context, { "web.yaml": pod });
  for (let team = 0; team < teams; team += 1) {
    mkdirSync(path.join(folder, `team-${String(team)}`));
    for (let file = 0; file < filesOfTeam; file += 1) {
      const name = `settings-${String(team)}-${String(file)}`;
      writeFileSync(path.join(folder, `team-${String(team)}`, `${name}.yaml`), manifest(name));
    }
  }
  // Ways that lead back to where they begin.
  symlinkSync("..", path.join(folder, "team-0/above"));
  symlinkSync("itself", path.join(folder, "itself"));

  const uri = pathToFileURL(path.join(folder, "web.yaml")).href;
  const began = performance.now();
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const found = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, pod);
  await found;
  const firstFindings = performance.now() - began;

  // The workspace is read meanwhile: the definition of a name far away is known when all of it is.
  const textDocument = { uri };
  const whole = { place: undefined as unknown, isRead: false };
  const reading = server.connection
    .sendRequest<unknown>("textDocument/definition", { textDocument, position: { line: 8, character: 42 } })
    .then((place) => Object.assign(whole, { place, isRead: true }));
  let slowest = 0;
  let answers = 0;
  const position = { line: 6, character: 8 };
  while (!whole.isRead) {
    const asked = performance.now();
    await server.connection.sendRequest("textDocument/hover", { textDocument, position });
    slowest = Math.max(slowest, performance.now() - asked);
    answers += 1;
    await setTimeout(20);
  }
  await reading;
  const everything = performance.now() - began;
  assert.match(JSON.stringify(whole.place), /team-499\/settings-499-99\.yaml/u);

  const [, pages = "0"] = readFileSync(`/proc/${String(server.processId)}/statm`, "utf8").split(" ");
  const megabytes = (Number(pages) * 4096) / 1e6;
  context.diagnostic(
    `first findings after ${firstFindings.toFixed()} ms, everything read after ${everything.toFixed()} ms, slowest of ${String(answers)} ` +
      `answers meanwhile ${slowest.toFixed()} ms, ${megabytes.toFixed()} MB`,
  );
  assert.ok(answers > 10, "there were answers while the workspace was read");
  assert.ok(megabytes < mostMegabytes);
});
