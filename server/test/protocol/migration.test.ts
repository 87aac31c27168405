import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { startServer } from "../support/serverProcess.ts";
import type { FindMigrationsAnswer } from "../../src/lsp/migration/protocol.ts";
import { temporaryFolder } from "../support/temporaryFolder.ts";

const budget = `apiVersion: policy/v1beta1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  minAvailable: 1
  selector: { matchLabels: { app: web } }
`;

test("old versions are found in the whole workspace, open files as they stand in the editor", async (context) => {
  const folder = temporaryFolder(context);
  const write = (name: string, text: string): string => {
    writeFileSync(path.join(folder, name), text);
    return pathToFileURL(path.join(folder, name)).href;
  };
  const onDisk = write("a.yaml", `\uFEFF${budget}---\n${budget}`);
  const open = write("b.yaml", "kind: Nothing\n");
  write("c.yaml", "apiVersion: v1\nkind: ConfigMap\n");
  write("d.yaml", "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata:\n  name: a\n");
  const { connection, ...server } = await startServer(context, { folders: [pathToFileURL(folder).href] });
  await server.open(open, `# first\n${budget}`);
  const { files, left } = await connection.sendRequest<FindMigrationsAnswer>("drydock/migration/find", {});
  assert.equal(left, 1);
  const after = new Map(
    files.map(({ uri, edits }) => {
      const text = uri === open ? `# first\n${budget}` : `${budget}---\n${budget}`;
      return [uri, TextDocument.applyEdits(TextDocument.create(uri, "yaml", 0, text), [...edits])];
    }),
  );
  const current = budget.replace("v1beta1", "v1");
  assert.deepEqual(
    after,
    new Map([
      [open, `# first\n${current}`],
      [onDisk, `${current}---\n${current}`],
    ]),
  );
});

test("files that the project excludes are left out, open or not", async (context) => {
  const folder = temporaryFolder(context);
  const home = pathToFileURL(folder).href;
  const configuration = "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old*.yaml]\n";
  writeFileSync(path.join(folder, "drydock.yaml"), configuration);
  for (const name of ["old.yaml", "older.yaml", "web.yaml"]) writeFileSync(path.join(folder, name), budget);
  const { connection, ...server } = await startServer(context, { folders: [home] });
  const isExcluded = server.nextDiagnostics(
    ({ uri, diagnostics }) => uri === `${home}/old.yaml` && diagnostics.length === 0,
  );
  await server.open(`${home}/old.yaml`, budget);
  await isExcluded;
  const { files } = await connection.sendRequest<FindMigrationsAnswer>("drydock/migration/find", {});
  assert.deepEqual(
    files.map(({ uri }) => uri),
    [`${home}/web.yaml`],
  );
});
