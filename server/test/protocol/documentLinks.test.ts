import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import type { DocumentLink } from "vscode-languageserver-protocol";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const files = {
  "drydock.yaml": "apiVersion: drydock/v1\nkind: Configuration\ncrds: [crds/berth.yaml, ../operator/crds]\n",
  "common/Chart.yaml": "apiVersion: v2\nname: common\nversion: 0.1.0\ntype: library\n",
  "web/Chart.yaml": `apiVersion: v2
name: web
version: 0.1.0
dependencies:
- name: common
  repository: file://../common
- name: cache
- name: elsewhere
  repository: https://charts.example.com
`,
  "web/charts/cache/Chart.yaml": "apiVersion: v2\nname: cache\nversion: 0.1.0\n",
  "web/values.yaml": "dependencies: [{ name: cache }]\n",
  "web/templates/settings.yaml":
    'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { a: {{ .Files.Get "files/a.txt" | quote }} }\n',
  "apps/web/kustomization.yaml": "resources: []\n",
  "clusters/shop/web.yaml": `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: { name: web }
spec:
  sources:
  - path: apps/web
  - path: web
  - path: apps/other
---
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: { name: web }
spec: { path: ./apps/web }
`,
};

test("paths lead to files in charts, configurations and what Argo CD and Flux apply", async (context) => {
  const folder = folderWith(context, files);
  const home = `${pathToFileURL(folder).href}/`;
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  // The folders have been read once everything was checked.
  await server.connection.sendRequest("drydock/workspaceCheck/start", {});
  const linksIn = async (name: string): Promise<readonly string[]> => {
    const text = readFileSync(path.join(folder, name), "utf8");
    await server.open(home + name, text);
    const links: DocumentLink[] = await server.connection.sendRequest("textDocument/documentLink", {
      textDocument: { uri: home + name },
    });
    return links.map(({ range: { start, end }, target }) => {
      const written = text.split("\n")[start.line]?.slice(start.character, end.character);
      return `${written ?? ""} → ${target?.slice(home.length) ?? ""}`;
    });
  };
  assert.deepEqual(await linksIn("drydock.yaml"), ["crds/berth.yaml → crds/berth.yaml"]);
  assert.deepEqual(await linksIn("web/Chart.yaml"), [
    "file://../common → common/Chart.yaml",
    "cache → web/charts/cache/Chart.yaml",
  ]);
  assert.deepEqual(await linksIn("web/values.yaml"), []);
  assert.deepEqual(await linksIn("web/templates/settings.yaml"), ["files/a.txt → web/files/a.txt"]);
  assert.deepEqual(await linksIn("clusters/shop/web.yaml"), [
    "apps/web → apps/web/kustomization.yaml",
    "web → web/Chart.yaml",
    "./apps/web → apps/web/kustomization.yaml",
  ]);
});
