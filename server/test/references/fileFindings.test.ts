import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { editFile, openFile, positionAt, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects, type GraphObject } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph, type ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { topicsOf } from "../../src/core/graph/site.ts";
import { createReferenceChecks, type ReferenceChecks } from "../../src/core/references/referenceChecks.ts";
import { withoutPause } from "../../src/core/validate/steps.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { schemas } from "../features/schemas.ts";
import { randomNumbers } from "../support/randomNumbers.ts";

const apps = ["web", "shop", "bank"];

const service = (app: string): string =>
  `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${app}}\nspec: {selector: {app: ${app}}, ports: [{port: 80}]}\n`;
const pod = (app: string): string =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: {name: ${app}, labels: {app: ${app}}}\nspec: {containers: [{name: a, image: a}], serviceAccountName: ${app}}\n`;
const account = (app: string): string =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: {name: ${app}}\n`;
const documents = [service, pod, account];

const objectsOf = (part: DocumentPart): readonly GraphObject[] => readGraphObjects(parseDocument(part.text));

function checksOf(graph: ResourceGraph): ReferenceChecks {
  const context = { schemas, settings: { severities: new Map() }, builds: [] };
  return createReferenceChecks(
    graph,
    context,
    (part) => parseDocument(part.text),
    (_site, _code, error) => {
      throw error;
    },
  );
}

/** What is said of each part, asked one by one of checks that know nothing yet. */
function fromScratch(files: Iterable<SourceFile>): readonly (readonly string[])[] {
  const graph = createResourceGraph();
  const all = [...files];
  for (const file of all) graph.setFile(file, objectsOf);
  const checks = checksOf(graph);
  return all.flatMap(({ uri, parts }) =>
    parts.map((part) => checks.findingsIn(uri, part).map(({ code, path }) => `${code} ${path}`)),
  );
}

test("findings of whole files after edits are those of files that were just opened", () => {
  const fraction = randomNumbers(20);
  const random = (below: number): number => Math.floor(fraction() * below);
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[random(values.length)];
    assert.ok(value !== undefined);
    return value;
  };
  const graph = createResourceGraph();
  const checks = checksOf(graph);
  const files = new Map<string, SourceFile>();
  const take = (file: SourceFile): void => {
    files.set(file.uri, file);
    checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
  };
  for (const uri of ["file:///one.yaml", "file:///two.yaml"])
    take(openFile(uri, "yaml", 1, apps.map((app) => service(app) + pod(app)).join("")));
  let different = 0;
  for (let round = 0; round < 150; round++) {
    const file = pick([...files.values()]);
    const index = random(file.parts.length);
    const length = file.parts[index]?.text.length ?? 0;
    const newText = random(4) === 0 ? "" : pick(documents)(pick(apps));
    const start = positionAt(file, index, 0);
    const end = positionAt(file, index, pick([0, length]));
    take(editFile(file, round + 2, [{ start, end, newText }]));
    // Not every file is asked about after every edit, as in an editor.
    if (random(3) === 0) continue;
    const said = [...files.values()].map((each) => {
      const { byPart } = withoutPause(checks.findingsOf(each));
      assert.ok([...byPart.keys()].every((part) => each.parts.includes(part)));
      return each.parts.map((part) => (byPart.get(part) ?? []).map(({ code, path }) => `${code} ${path}`));
    });
    different += said.flat(2).length;
    assert.deepEqual(said.flat(), fromScratch(files.values()));
  }
  assert.ok(different > 100, `only ${different} findings were compared`);
});

test("a file about which nothing has changed has the same findings", () => {
  const graph = createResourceGraph();
  const checks = checksOf(graph);
  const file = openFile("file:///one.yaml", "yaml", 1, service("web"));
  checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
  const before = withoutPause(checks.findingsOf(file));
  assert.equal(before.byPart.size, 1);
  checks.forget(
    graph.setFile(openFile("file:///two.yaml", "yaml", 1, service("shop")), objectsOf).flatMap(topicsOf),
  );
  assert.equal(withoutPause(checks.findingsOf(file)), before);
});

test("what was edited before the graph heard of it is asked about again", () => {
  const graph = createResourceGraph();
  const checks = checksOf(graph);
  const file = openFile("file:///one.yaml", "yaml", 1, pod("web") + account("web"));
  checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
  assert.equal(withoutPause(checks.findingsOf(file)).byPart.size, 0);
  const start = positionAt(file, 0, 0);
  const edited = editFile(file, 2, [{ start, end: start, newText: service("shop") }]);
  assert.equal(withoutPause(checks.findingsOf(edited)).byPart.size, 0);
  checks.forget(graph.setFile(edited, objectsOf).flatMap(topicsOf));
  assert.equal(withoutPause(checks.findingsOf(edited)).byPart.size, 1);
});
