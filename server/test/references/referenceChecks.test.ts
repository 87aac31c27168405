import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { openFile, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { topicsOf } from "../../src/core/graph/site.ts";
import { createReferenceChecks } from "../../src/core/references/referenceChecks.ts";
import { withoutPause } from "../../src/core/validate/steps.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import type { YamlDocument } from "../../src/core/yaml/node.ts";
import { schemas } from "../features/schemas.ts";

/** With a comment that may suppress something, for which a check has to read the tree. */
const service = (app: string): string =>
  `# drydock: ignore nothing-here\napiVersion: v1\nkind: Service\nmetadata: {name: ${app}}\nspec: {selector: {app: ${app}}, ports: [{port: 80}]}\n`;
const pod = (app: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${app}, labels: {app: ${app}}}\nspec: {containers: [{name: a, image: a}]}\n`;

function workspace(): {
  readonly set: (uri: string, text: string) => void;
  readonly codesIn: (uri: string) => readonly string[];
  readonly looked: DocumentPart[];
} {
  const graph = createResourceGraph();
  const looked: DocumentPart[] = [];
  const objectsOf = (part: DocumentPart): ReturnType<typeof readGraphObjects> =>
    readGraphObjects(parseDocument(part.text));
  const treeOf = (part: DocumentPart): YamlDocument => {
    looked.push(part);
    return parseDocument(part.text);
  };
  const context = { schemas, settings: { severities: new Map() }, builds: [] };
  const checks = createReferenceChecks(graph, context, treeOf, (_site, _code, error) => {
    throw error;
  });
  const files = new Map<string, SourceFile>();
  return {
    set(uri, text) {
      const file = openFile(uri, "yaml", 1, text);
      files.set(uri, file);
      checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
    },
    codesIn(uri) {
      const file = files.get(uri);
      const { said } = file === undefined ? { said: [] } : withoutPause(checks.findingsOf(file));
      return said.flatMap((findings) => findings.map(({ code }) => code));
    },
    looked,
  };
}

test("findings follow the edits of other files", () => {
  const { set, codesIn } = workspace();
  set("file:///service.yaml", service("web"));
  assert.deepEqual(codesIn("file:///service.yaml"), ["unmatched-selector"]);
  set("file:///pod.yaml", pod("web"));
  assert.deepEqual(codesIn("file:///service.yaml"), []);
  set("file:///pod.yaml", pod("wbe"));
  assert.deepEqual(codesIn("file:///service.yaml"), ["unmatched-selector"]);
});

test("only what depends on a change is looked at again", () => {
  const { set, codesIn, looked } = workspace();
  for (const app of ["web", "shop", "bank"]) set(`file:///${app}.yaml`, service(app));
  const all = (): readonly string[] =>
    ["web", "shop", "bank"].flatMap((app) => codesIn(`file:///${app}.yaml`));
  assert.equal(all().length, 3);
  looked.length = 0;
  set("file:///other.yaml", pod("nobody"));
  all();
  assert.equal(looked.length, 0);
  set("file:///pod.yaml", pod("web"));
  assert.equal(all().length, 2);
  set("file:///pod.yaml", pod("none"));
  all();
  assert.deepEqual(
    looked.map(({ text }) => text),
    [service("web")],
  );
});

test("a budget is satisfied by workloads of other files too, but not by the same one of another environment", () => {
  const deployment = (name: string): string =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: a}]}}}\n`;
  const budget = `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: web}\nspec: {minAvailable: 1, selector: {matchLabels: {app: web}}}\n`;
  const { set, codesIn } = workspace();
  set("file:///shop/web.yaml", `${budget}---\n${deployment("web")}`);
  set("file:///staging/web.yaml", deployment("web"));
  assert.deepEqual(codesIn("file:///shop/web.yaml"), ["unsatisfiable-budget"]);
  set("file:///canary/web.yaml", deployment("canary"));
  assert.deepEqual(codesIn("file:///shop/web.yaml"), []);
});

test("in a file of very many objects nobody says that no limit range gives requests", () => {
  const { set, codesIn } = workspace();
  const scaled = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: {name: web}
spec:
  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
  metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {template: {metadata: {labels: {app: web}}, spec: {containers: [{name: a, image: a}]}}}
`;
  set("file:///web.yaml", scaled);
  assert.deepEqual(codesIn("file:///web.yaml"), ["unscalable-target"]);
  set(
    "file:///web.yaml",
    [scaled, ...Array.from({ length: 100 }, (_, index) => pod(`p${String(index)}`))].join("---\n"),
  );
  assert.deepEqual(codesIn("file:///web.yaml"), []);
});
