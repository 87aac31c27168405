import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { randomNumbers } from "../test/support/randomNumbers.ts";
import { startServer } from "../test/support/serverProcess.ts";
import { folderWith } from "../test/support/temporaryFolder.ts";

const files = 200;
const edits = 10_000;
/** When everything that is ever kept has been. */
const warm = 2_000;

function deployment(number: number): string {
  const name = `web-${String(number)}`;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 3
  selector:
    matchLabels: { app: ${name} }
  template:
    metadata:
      labels: { app: ${name} }
    spec:
      containers:
        - name: web
          image: example.com/web:1.0
---
apiVersion: v1
kind: Service
metadata:
  name: ${name}
spec:
  selector: { app: ${name} }
  ports: [{ port: 80 }]
`;
}

/** Fields of lines that another value is typed into, and back: one of them is a mistake. */
const places = [
  { line: 3, character: 8, length: 3 },
  { line: 5, character: 12, length: 1 },
  { line: 14, character: 17, length: 11 },
];
const texts = ["x", "web", "99", "9z", "example.com", "a: b", ""];

test(`${String(edits)} edits over ${String(files)} files take no memory that stays`, async (context) => {
  const names = Array.from({ length: files }, (_, number) => `${String(number)}.yaml`);
  const folder = folderWith(
    context,
    Object.fromEntries(names.map((name, number) => [name, deployment(number)])),
  );
  const heapFile = path.join(folder, "heap");
  const heapOnSignal = pathToFileURL(path.join(import.meta.dirname, "heapOnSignal.ts")).href;
  const server = await startServer(context, {
    folders: [pathToFileURL(folder).href],
    environment: { DRYDOCK_HEAP: heapFile, NODE_OPTIONS: `--import ${heapOnSignal}` },
  });
  const uris = names.map((name) => pathToFileURL(path.join(folder, name)).href);
  for (const [number, uri] of uris.entries()) await server.open(uri, deployment(number));

  async function heapInUse(): Promise<number> {
    process.kill(server.processId, "SIGUSR2");
    while (!existsSync(heapFile) || readFileSync(heapFile, "utf8") === "") await setTimeout(20);
    const bytes = Number(readFileSync(heapFile, "utf8"));
    rmSync(heapFile);
    return bytes;
  }

  const next = randomNumbers(1);
  const pick = (count: number): number => Math.floor(next() * count);
  const lengths = uris.map(() => places.map(({ length }) => length));
  let before = 0;
  for (let version = 2; version < edits + 2; version += 1) {
    const file = pick(files);
    const uri = uris[file] ?? "";
    const place = pick(places.length);
    const { line = 0, character = 0 } = places[place] ?? {};
    const newText = texts[pick(texts.length)] ?? "";
    const length = lengths[file]?.[place] ?? 0;
    const range = { start: { line, character }, end: { line, character: character + length } };
    lengths[file]?.splice(place, 1, newText.length);
    const told = server.nextDiagnostics((each) => each.uri === uri && each.version === version);
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text: newText }],
    });
    await told;
    if (version === warm) before = await heapInUse();
  }
  const after = await heapInUse();
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  context.diagnostic(
    `heap in use: ${megabytes(before)} MB after ${String(warm)} edits, ${megabytes(after)} MB at the end`,
  );
  assert.ok(after < before * 1.1, `${megabytes(after)} MB instead of ${megabytes(before)} MB`);
});
