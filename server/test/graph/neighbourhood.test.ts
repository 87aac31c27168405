import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { mermaidOf } from "../../src/core/graph/mermaid.ts";
import { neighbourhoodOf, type Neighbourhood } from "../../src/core/graph/neighbourhood.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const settings = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n";
const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    metadata: {labels: {app: web}}
    spec:
      serviceAccountName: robot
      containers:
      - name: web
        envFrom: [{configMapRef: {name: settings}}, {secretRef: {name: password}}]
        env: [{name: A, valueFrom: {configMapKeyRef: {name: settings, key: a}}}]
`;
const service = `apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}}
`;
const route = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: web}
spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
`;

function around(centre: string, files: Readonly<Record<string, string>>, most?: number): Neighbourhood {
  const graph = createResourceGraph();
  for (const [uri, text] of Object.entries(files))
    graph.setFile(openFile(uri, "yaml", 1, text), (part) => readGraphObjects(parseDocument(part.text)));
  const sites = [...graph.sites()].filter(({ uri }) => uri === centre);
  const steps = neighbourhoodOf(graph, sites, most);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function linksOf({ neighbours, links }: Neighbourhood): readonly string[] {
  return links.map(
    ({ from, to, paths }) =>
      `${neighbours[from]?.title ?? ""} → ${neighbours[to]?.title ?? ""} ×${String(paths.length)}`,
  );
}

suite("the neighbourhood of some objects", () => {
  const files = { settings, web, service, route };

  test("has two steps in both directions, and each pair once", () => {
    const found = around("settings", files);
    assert.deepEqual(linksOf(found), [
      "Deployment/web → ConfigMap/settings ×3",
      "Service/web → Deployment/web ×1",
    ]);
    assert.deepEqual(
      found.neighbours.map(({ title, isCentre }) => [title, isCentre]),
      [
        ["ConfigMap/settings", true],
        ["Deployment/web", false],
        ["Service/web", false],
      ],
    );
    assert.equal(found.isCut, false);
  });

  test("tells what the objects themselves want and no file has", () => {
    const { neighbours } = around("web", files);
    assert.deepEqual(
      neighbours.filter(({ site }) => site === undefined).map(({ title }) => title),
      ["ServiceAccount/robot", "Secret/password"],
    );
    const alone = around("service", { service, more: service.replaceAll("web", "shop") });
    assert.deepEqual(linksOf(alone), ["Service/web → Pods ×1"]);
  });

  test("is cut where it gets too large, and says so", () => {
    const found = around("web", files, 3);
    assert.equal(found.neighbours.length, 3);
    assert.equal(found.isCut, true);
    assert.equal(around("web", files, 6).isCut, false);
  });

  test("is a flowchart of Mermaid", () => {
    const titles = ["Service/web", "Deployment/web", 'Secret/"a"', "Pod/alone"];
    const arrows = [
      { from: 0, to: 1, isMissing: false },
      { from: 1, to: 2, isMissing: true },
    ];
    assert.equal(
      mermaidOf(titles, arrows),
      `flowchart LR
  n0["Service/web"] --> n1["Deployment/web"]
  n1 -.-> n2["Secret/#quot;a#quot;"]
  n3["Pod/alone"]
`,
    );
  });
});
