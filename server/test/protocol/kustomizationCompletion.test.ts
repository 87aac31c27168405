import assert from "node:assert/strict";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { CompletionItem, CompletionList, Hover } from "vscode-languageserver-protocol";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const files = {
  "base/kustomization.yaml": "resources: [web.yaml]\n",
  "base/web.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "example.com:5000/web:1" }] }
`,
  "metrics/kustomization.yaml": "kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n",
  "top/kustomization.yaml": "",
  "top/memory.yaml": "",
};

const base = "resources: [../base]\n";

interface Kustomization {
  /** What is offered at the bar in the kustomization. */
  readonly offered: (marked: string) => Promise<readonly CompletionItem[]>;
  readonly hoverAt: (marked: string) => Promise<string>;
}

async function kustomization(context: TestContext): Promise<Kustomization> {
  const folder = folderWith(context, files);
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const uri = pathToFileURL(path.join(folder, "top/kustomization.yaml")).href;
  await server.open(uri, base);
  // It reads all folders before it answers.
  await server.connection.sendRequest("drydock/workspaceCheck/start", {});
  let version = 1;
  async function ask<Answer>(method: string, marked: string): Promise<Answer> {
    const before = marked.slice(0, marked.indexOf("|#"));
    version += 1;
    await server.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ text: marked.replace("|#", "") }],
    });
    const lines = before.split("\n");
    return server.connection.sendRequest(method, {
      textDocument: { uri },
      position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    });
  }
  return {
    offered: async (marked) => (await ask<CompletionList>("textDocument/completion", marked)).items,
    async hoverAt(marked) {
      const { contents } = await ask<Hover>("textDocument/hover", marked);
      return (contents as { readonly value: string }).value;
    },
  };
}

const labelsOf = (items: readonly CompletionItem[]): readonly string[] =>
  items.map(({ label }) => label).toSorted();

suite("completion in a kustomization", () => {
  test("knows its fields, whether it says what it is or not", async (context) => {
    const { offered, hoverAt } = await kustomization(context);
    assert.ok(labelsOf(await offered("namePre|#")).includes("namePrefix"));
    assert.ok(labelsOf(await offered(`${base}kind: |#`)).includes("Component"));
    assert.deepEqual(labelsOf(await offered("apiVersion: |#")), [
      "kustomize.config.k8s.io/v1alpha1",
      "kustomize.config.k8s.io/v1beta1",
    ]);
    assert.match(await hoverAt("nameSu|#ffix: -a\n"), /nameSuffix/u);
  });

  test("offers files, folders with kustomizations, and components", async (context) => {
    const { offered } = await kustomization(context);
    assert.deepEqual(labelsOf(await offered("resources:\n  - |#")), ["../base", "memory.yaml"]);
    assert.deepEqual(labelsOf(await offered("components:\n  - |#")), ["../metrics"]);
    assert.deepEqual(labelsOf(await offered("patches:\n  - path: |#")), ["memory.yaml"]);
  });

  test("offers kinds, names and images of what it builds", async (context) => {
    const { offered } = await kustomization(context);
    const at = (written: string): Promise<readonly string[]> => offered(base + written).then(labelsOf);
    assert.deepEqual(await at("patches:\n  - target:\n      kind: |#"), ["Deployment"]);
    assert.deepEqual(await at("patches:\n  - target:\n      kind: Deployment\n      name: |#"), ["web"]);
    assert.deepEqual(await at("replacements:\n  - source:\n      kind: Deployment\n      name: |#"), ["web"]);
    assert.deepEqual(await at("replicas:\n  - name: |#"), ["web"]);
    assert.deepEqual(await at("images:\n  - name: |#"), ["example.com:5000/web"]);
    assert.deepEqual(await at("configMapGenerator:\n  - name: a\n    behavior: |#"), [
      "create",
      "merge",
      "replace",
    ]);
  });

  test("goes on in the patches that stand in it", async (context) => {
    const { offered } = await kustomization(context);
    const operations = `${base}patches:\n  - target: { kind: Deployment }\n    patch: |-\n      - op: |#`;
    assert.ok(labelsOf(await offered(operations)).includes("replace"));
    const pointer = operations.replace("|#", "add\n        path: /spec/template/|#");
    assert.deepEqual(labelsOf(await offered(pointer)), ["/spec/template/metadata", "/spec/template/spec"]);
    const part =
      "patches:\n  - patch: |-\n      apiVersion: apps/v1\n      kind: Deployment\n      spec:\n        strat|#\n";
    const strategy = (await offered(base + part)).find(({ label }) => label === "strategy");
    assert.ok(strategy?.textEdit !== undefined && "range" in strategy.textEdit);
    assert.deepEqual(strategy.textEdit.range, {
      start: { line: 6, character: 8 },
      end: { line: 6, character: 13 },
    });
    assert.match(strategy.textEdit.newText, /^strategy:\n {10}/u);
  });
});
