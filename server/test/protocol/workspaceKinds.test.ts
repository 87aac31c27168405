import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { brokenBoat, definition } from "../support/manifests.ts";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const uri = "file:///boat.yaml";

test("definitions in the workspace make its own kinds known, as long as they are there", async (context) => {
  const folder = folderWith(context, { "crd.yaml": definition });
  const file = path.join(folder, "crd.yaml");
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const reported = server.nextDiagnostics(({ diagnostics }) => diagnostics.length > 0);
  await server.open(uri, brokenBoat);
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
