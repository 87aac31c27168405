import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: boats.harbour.example
spec:
  group: harbour.example
  scope: Namespaced
  names: {kind: Boat, plural: boats}
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        properties:
          spec:
            type: object
            properties:
              masts: {type: integer}
`;

const boat = `apiVersion: harbour.example/v1
kind: Boat
metadata:
  name: dinghy
spec:
  mast: 1
`;

const uri = "file:///boat.yaml";

test("definitions in the workspace make its own kinds known, as long as they are there", async (context) => {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, "crd.yaml");
  writeFileSync(file, definition);
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const reported = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, boat);
  assert.deepEqual(
    (await reported).diagnostics.map(({ code, range }) => [code, range.start.line]),
    [["unknown-field", 5]],
  );

  const changed = server.nextDiagnostics(({ diagnostics }) => diagnostics.length === 0);
  writeFileSync(file, definition.replace("masts", "mast"));
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: pathToFileURL(file).href, type: 2 }],
  });
  await changed;
});
