import assert from "node:assert/strict";
import { test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { editFile, openFile, positionAt, type SourceFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects, type GraphObject } from "../../src/core/graph/graphObject.ts";
import { createResourceGraph, type ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { topicsOf } from "../../src/core/graph/site.ts";
import { carriedFindings, saysSame, type FileFindings } from "../../src/core/references/fileFindings.ts";
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

const identities = new WeakMap<object, number>();
let lastIdentity = 0;
function identityOf(object: object): number {
  const known = identities.get(object) ?? ++lastIdentity;
  identities.set(object, known);
  return known;
}

const countOf = ({ said }: FileFindings): number => said.flat().length;

/** The parts that something is said of, and what: told apart by what they are, not by what stands in them. */
function loudParts({ file, said }: FileFindings): readonly unknown[] {
  return file.parts.flatMap((part, index) => {
    const findings = said[index] ?? [];
    return findings.length === 0 ? [] : [[identityOf(part), identityOf(findings)]];
  });
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
  const answers = new Map<string, FileFindings>();
  let different = 0;
  let unchanged = 0;
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
      const now = withoutPause(checks.findingsOf(each));
      assert.equal(now.file, each);
      assert.equal(now.said.length, each.parts.length);
      const before = answers.get(each.uri);
      if (before !== undefined) {
        const isSame = isDeepStrictEqual(loudParts(before), loudParts(now));
        assert.equal(saysSame(before, now), isSame);
        unchanged += Number(isSame);
      }
      answers.set(each.uri, now);
      return now.said.map((findings) => findings.map(({ code, path }) => `${code} ${path}`));
    });
    different += said.flat(2).length;
    assert.deepEqual(said.flat(), fromScratch(files.values()));
  }
  assert.ok(different > 100, `only ${different} findings were compared`);
  assert.ok(unchanged > 10, `only ${unchanged} files said the same again`);
});

test("a file about which nothing has changed has the same findings", () => {
  const graph = createResourceGraph();
  const checks = checksOf(graph);
  const file = openFile("file:///one.yaml", "yaml", 1, service("web"));
  checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
  const before = withoutPause(checks.findingsOf(file));
  assert.equal(countOf(before), 1);
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
  assert.equal(countOf(withoutPause(checks.findingsOf(file))), 0);
  const start = positionAt(file, 0, 0);
  const edited = editFile(file, 2, [{ start, end: start, newText: service("shop") }]);
  assert.equal(countOf(withoutPause(checks.findingsOf(edited))), 0);
  checks.forget(graph.setFile(edited, objectsOf).flatMap(topicsOf));
  assert.equal(countOf(withoutPause(checks.findingsOf(edited))), 1);
});

test("what was said of an edited part moves along with its text until somebody looks at it", () => {
  const graph = createResourceGraph();
  const checks = checksOf(graph);
  const file = openFile("file:///one.yaml", "yaml", 1, service("web") + pod("web"));
  checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
  const last = withoutPause(checks.findingsOf(file));
  const [ofService = [], ofPod = []] = last.said;
  assert.deepEqual([ofService.length, ofPod.length], [0, 1]);
  const edit = (index: number, newText: string): SourceFile => {
    const start = positionAt(file, index, 4);
    return editFile(file, 2, [{ start, end: start, newText }]);
  };
  const within = carriedFindings(edit(1, "# new\n"), last).said;
  assert.equal(within.length, 2);
  assert.equal(within[1]?.[0]?.range.start, (ofPod[0]?.range.start ?? 0) + 6);
  const before = carriedFindings(edit(0, account("shop")), last).said;
  assert.deepEqual(
    before.map(({ length }) => length),
    [0, 0, 1],
  );
  assert.equal(before[2], ofPod);
});
