import assert from "node:assert/strict";
import path from "node:path";
import test from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

interface Status {
  readonly uri: string;
  readonly role: string;
}

const configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n";
const files = {
  "a.yaml": { text: configMap, role: "objects" },
  "old/a.yaml": { text: configMap, role: "excluded" },
  "compose.yaml": { text: "services: { web: {} }\n", role: "other" },
  "drydock.yaml": {
    text: "apiVersion: drydock/v1\nkind: Configuration\nexclude: [old]\n",
    role: "objects",
  },
  "base/kustomization.yaml": { text: "patches: [{ path: patch.yaml }]\n", role: "kustomization" },
  "base/patch.yaml": { text: configMap, role: "patch" },
  "chart/Chart.yaml": { text: "apiVersion: v2\nname: shop\nversion: 1.0.0\n", role: "chart" },
  "chart/values.yaml": { text: "replicas: 2\n", role: "chart" },
  "chart/templates/a.yaml": { text: configMap, role: "template" },
};

test("an editor is told of each open file what it is to the check", async (context) => {
  const folder = folderWith(
    context,
    Object.fromEntries(Object.entries(files).map(([name, { text }]) => [name, text])),
  );
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const roles = new Map<string, string>();
  const allTold = new Promise<void>((resolve) => {
    server.connection.onNotification("drydock/documentStatus", ({ uri, role }: Status) => {
      roles.set(path.relative(folder, fileURLToPath(uri)), role);
      // What a file is may be known only after those beside it were read.
      if (Object.entries(files).every(([name, wanted]) => roles.get(name) === wanted.role)) resolve();
    });
  });
  for (const [name, { text }] of Object.entries(files))
    await server.open(pathToFileURL(path.join(folder, name)).href, text);
  await Promise.race([allTold, delay(20_000, undefined, { ref: false })]);
  assert.deepEqual(
    Object.fromEntries(roles),
    Object.fromEntries(Object.entries(files).map(([name, { role }]) => [name, role])),
  );
});
