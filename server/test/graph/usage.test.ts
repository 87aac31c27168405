import assert from "node:assert/strict";
import { test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph, type ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { selectionAt, usageOf } from "../../src/core/graph/usage.ts";
import { pathLinks } from "../../src/core/kustomize/pathLinks.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  selector: {app: web}
`;
const text = `${service}---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec:
  containers:
  - {name: a, image: a, envFrom: [{configMapRef: {name: settings}}, {configMapRef: {name: settings}}]}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: settings}
`;

function graphOfText(): ResourceGraph {
  const graph = createResourceGraph();
  graph.setFile(openFile("file:///a.yaml", "yaml", 1, text), (part) =>
    readGraphObjects(parseDocument(part.text)),
  );
  return graph;
}

test("objects tell who selects and uses them", () => {
  const graph = graphOfText();
  assert.deepEqual(
    [...graph.sites()]
      .map((site) => usageOf(graph, site))
      .map((usage) => (usage === undefined ? undefined : inWords(usage.text))),
    [undefined, "selected by 1 service", "used by 1 object"],
  );
});

test("a selector tells what it selects, at its key too", () => {
  const graph = graphOfText();
  const [site] = [...graph.sites()];
  assert.ok(site);
  for (const place of ["selector", "app: web"])
    assert.deepEqual(
      [selectionAt(graph, [site], service.indexOf(place) + 1)].map((said) => said && inWords(said)),
      ["Selects the Pods of `Pod/web`."],
    );
  assert.equal(selectionAt(graph, [site], service.indexOf("metadata")), undefined);
});

test("paths of a kustomization lead to files, folders to the kustomization in them", () => {
  const document = parseDocument("resources:\n- web.yaml\n- ../base\n- https://example.com/a?ref=v1\n");
  const links = pathLinks(
    document,
    "file:///k/prod/kustomization.yaml",
    (uri) => uri === "file:///k/base/kustomization.yaml",
  );
  assert.deepEqual(
    links.map(({ target }) => target),
    ["file:///k/prod/web.yaml", "file:///k/base/kustomization.yaml"],
  );
});
