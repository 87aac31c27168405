import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { titleOf } from "../../src/core/graph/findObjects.ts";
import { readGraphObjects, type GraphObject } from "../../src/core/graph/graphObject.ts";
import { neighbourhoodOf } from "../../src/core/graph/neighbourhood.ts";
import {
  occurrenceAt,
  referredAt,
  referrersTo,
  targetRange,
  type Occurrence,
} from "../../src/core/graph/occurrence.ts";
import { createResourceGraph, type ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { usageOf } from "../../src/core/graph/usage.ts";
import { isBuiltInGroup } from "../../src/core/manifest/builtInGroups.ts";
import { configurationGroup } from "../../src/core/manifest/configurationGroup.ts";
import { inWords } from "../../src/core/text/message.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { createNodeRuntime } from "../../src/lsp/nodeRuntime.ts";
import { catalogueOf } from "../../src/lsp/workspaceSchemas.ts";

const definition = `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: berths.harbour.example.com}
spec:
  group: harbour.example.com
  names: {plural: berths, kind: Berth}
  versions: [{name: v1, served: true, storage: true}, {name: v1beta1, served: true, storage: false}]
`;
const berth = (name: string, apiVersion = "harbour.example.com/v1"): string =>
  `apiVersion: ${apiVersion}\nkind: Berth\nmetadata: {name: ${name}}\n`;
const texts = {
  definition,
  north: berth("north"),
  south: berth("south", "harbour.example.com/v1beta1"),
  foreign: berth("foreign", "other.example.com/v1"),
};

function graphOf(files: Readonly<Record<string, string>>): ResourceGraph {
  const graph = createResourceGraph();
  for (const [uri, text] of Object.entries(files))
    graph.setFile(openFile(uri, "yaml", 1, text), (part) => readGraphObjects(parseDocument(part.text)));
  return graph;
}

function occurrence(graph: ResourceGraph, uri: string, text: string): Occurrence | undefined {
  const part = graph.fileOf(uri)?.parts[0];
  assert.ok(part);
  return occurrenceAt(graph, uri, part, part.text.indexOf(text) + 1);
}

function around(graph: ResourceGraph, centre: string): readonly string[] {
  const steps = neighbourhoodOf(
    graph,
    [...graph.sites()].filter(({ uri }) => uri === centre),
  );
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value.neighbours.map(({ title }) => title);
  }
}

suite("a custom resource and the definition of its type", () => {
  test("its kind and its apiVersion lead to the kind in the definition, whatever the version", () => {
    const graph = graphOf(texts);
    for (const uri of ["north", "south"])
      for (const text of ["Berth", "harbour"]) {
        const found = occurrence(graph, uri, text);
        assert.ok(found?.kind === "reference", `${text} in ${uri}`);
        const [site, ...others] = graph.targetsOf(found.referrer);
        assert.ok(site);
        const { start, end } = targetRange(site, found.referrer.reference, parseDocument(site.part.text));
        assert.equal(definition.slice(start, end), "Berth");
        assert.deepEqual([site.uri, others], ["definition", []]);
      }
  });

  test("the name and the kind of the definition stand for all its custom resources", () => {
    const graph = graphOf(texts);
    const document = parseDocument(definition);
    const name = occurrence(graph, "definition", "berths.harbour");
    assert.ok(name?.kind === "definition");
    const { site } = name;
    const kind = referredAt(graph, "definition", site.part, definition.indexOf("Berth}"), document);
    assert.ok(kind);
    for (const meant of [kind, { site, range: site.object.nameRange }])
      assert.deepEqual(
        referrersTo(graph, meant, document).map((one) => `${titleOf(one.site)} ${one.reference.path}`),
        ["Berth/north kind", "Berth/south kind"],
      );
    const usage = usageOf(graph, site);
    assert.equal(usage && inWords(usage.text), "used by 2 objects");
  });

  test("stand beside each other in a picture, but others of the type only around the definition", () => {
    const graph = graphOf(texts);
    const crd = "CustomResourceDefinition/berths.harbour.example.com";
    assert.deepEqual(around(graph, "north"), ["Berth/north", crd]);
    assert.deepEqual(around(graph, "definition"), [crd, "Berth/north", "Berth/south"]);
  });

  test("nobody misses a definition", () => {
    assert.deepEqual(around(graphOf(texts), "foreign"), ["Berth/foreign"]);
  });

  test("what is filled in later is no type yet, in objects and while a definition is written", () => {
    const referencesOf = (text: string): readonly GraphObject["references"][] =>
      readGraphObjects(parseDocument(text)).map(({ references }) => references);
    assert.deepEqual(referencesOf(berth("north", '"${GROUP}.example.com/v1"')), [[]]);
    const [unnamed] = readGraphObjects(parseDocument(definition.replace(", kind: Berth", "")));
    assert.equal(unnamed?.defines, undefined);
  });
});

test("groups that API servers bring with them are those of the catalogue's built-in kinds", () => {
  const schemas = catalogueOf(createNodeRuntime(), inWords);
  const groups = (kinds: ReturnType<typeof schemas.kinds>): ReadonlySet<string> =>
    new Set(kinds.map(({ gvk }) => gvk.group));
  const builtIn = groups(schemas.builtInKinds());
  for (const group of groups(schemas.kinds()))
    if (group !== configurationGroup) assert.equal(isBuiltInGroup(group), builtIn.has(group), group);
});
