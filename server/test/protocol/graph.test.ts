import assert from "node:assert/strict";
import path from "node:path";
import { suite, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import type { NeighbourhoodAnswer } from "../../src/lsp/graph/protocol.ts";
import { startServer } from "../support/serverProcess.ts";
import { folderWith } from "../support/temporaryFolder.ts";

const service =
  "apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: shop}\nspec: {selector: {app: web}}\n";
const pod =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {app: web}}\nspec: {containers: [{name: a, image: a}]}\n";

/** Asks what lies around a file. */
async function workspace(
  context: TestContext,
  files: Readonly<Record<string, string>>,
): Promise<{
  readonly around: (name: string) => Promise<NeighbourhoodAnswer>;
  readonly uriOf: (name: string) => string;
}> {
  const folder = folderWith(context, files);
  const server = await startServer(context, { folders: [pathToFileURL(folder).href] });
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  return {
    uriOf,
    around: (name) => server.connection.sendRequest("drydock/graph/neighbourhood", { uri: uriOf(name) }),
  };
}

suite("the graph around a file", () => {
  test("has places to go to, also of files that are not open", async (context) => {
    const { around, uriOf } = await workspace(context, { "service.yaml": service, "pod.yaml": pod });
    const { nodes, edges, isCut, mermaid } = await around("pod.yaml");
    assert.deepEqual(nodes, [
      {
        title: "Pod/web",
        isCentre: true,
        isPatch: false,
        location: {
          uri: uriOf("pod.yaml"),
          range: { start: { line: 2, character: 17 }, end: { line: 2, character: 20 } },
        },
      },
      {
        title: "Service/web",
        namespace: "shop",
        isCentre: false,
        isPatch: false,
        location: {
          uri: uriOf("service.yaml"),
          range: { start: { line: 2, character: 17 }, end: { line: 2, character: 20 } },
        },
      },
    ]);
    assert.deepEqual(edges, [{ from: 1, to: 0, paths: ["spec.selector"] }]);
    assert.equal(isCut, false);
    assert.equal(mermaid, 'flowchart LR\n  n1["Service/web"] --> n0["Pod/web"]\n');
  });

  test("of a kustomization is that of all it builds, and of another file empty", async (context) => {
    const { around } = await workspace(context, {
      "kustomization.yaml": "resources: [base, pod.yaml]\n",
      "base/kustomization.yaml": "resources: [service.yaml]\n",
      "base/service.yaml": service,
      "pod.yaml": pod,
      "notes.yaml": "a: 1\n",
    });
    const { nodes } = await around("kustomization.yaml");
    assert.deepEqual(nodes.map(({ title, isCentre }) => [title, isCentre]).toSorted(), [
      ["Pod/web", true],
      ["Service/web", true],
    ]);
    assert.deepEqual(await around("notes.yaml"), {
      nodes: [],
      edges: [],
      isCut: false,
      mermaid: "flowchart LR\n",
    });
  });
});
