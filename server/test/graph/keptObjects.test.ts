import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { type TestContext } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { inWords } from "../../src/core/text/message.ts";
import { createDocumentCache, type DocumentCache } from "../../src/cache/documentCache.ts";
import type { DocumentPart } from "../../src/core/documents/documentPart.ts";
import { openFile } from "../../src/core/documents/sourceFile.ts";
import { readGraphObjects } from "../../src/core/graph/graphObject.ts";
import type { ResourceGraph } from "../../src/core/graph/resourceGraph.ts";
import { topicsOfObject } from "../../src/core/graph/topics.ts";
import { noPolicies } from "../../src/core/policy/policySet.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";
import { keptObjectsIn, openKeptObjects, type KeptObjects } from "../../src/lsp/graph/keptObjects.ts";
import { createNodeRuntime } from "../../src/lsp/nodeRuntime.ts";
import { defaultSettings } from "../../src/lsp/settings.ts";
import { createWorkspace } from "../../src/lsp/workspace.ts";
import { contentsOf } from "../../src/lsp/workspaceFolders.ts";
import { createWorkspaceResources } from "../../src/lsp/workspaceResources.ts";
import { catalogueOf } from "../../src/lsp/workspaceSchemas.ts";
import { randomNumbers } from "../support/randomNumbers.ts";

const runtime = createNodeRuntime();

/** Objects with everything that JSON does not hold by itself: labels, selectors with expressions, ports, claims, types. */
function manifestsOf(name: string): string {
  return `apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  selector: {app: ${name}}
  ports: [{port: 80, targetPort: http}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  template:
    metadata: {labels: {app: ${name}, tier: front}}
    spec:
      containers: [{name: web, ports: [{name: http, containerPort: 80}], envFrom: [{configMapRef: {name: settings}}]}]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ${name}}
spec: {selector: {matchExpressions: [{key: app, operator: In, values: [${name}, other]}]}}
---
apiVersion: v1
kind: PersistentVolumeClaim
metadata: {name: ${name}}
spec: {resources: {requests: {storage: 1Gi}}}
---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: berths.harbour.example.com}
spec: {group: harbour.example.com, names: {plural: berths, kind: Berth}}
---
apiVersion: harbour.example.com/v1
kind: Berth
metadata: {name: ${name}}
`;
}

function temporaryFolder(context: TestContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  context.after(() => {
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** The graph of a folder, and how many texts were found among what was kept. */
async function graphOf(
  folder: string,
  cache: DocumentCache,
): Promise<{ readonly graph: ResourceGraph; readonly found: number }> {
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogueOf(runtime, inWords),
    settings: defaultSettings.check,
    policies: noPolicies,
    forms: new Map(),
    charts: new Set(),
    builds: [],
  });
  const kept = await openKeptObjects(cache, "a workspace", runtime);
  let found = 0;
  let keeping = Promise.resolve();
  const counted: KeptObjects = {
    ...kept,
    objectsIn(text) {
      const objects = kept.objectsIn(text);
      if (objects !== undefined) found += 1;
      return objects;
    },
    keep: () => (keeping = kept.keep()),
  };
  const resources = createWorkspaceResources(workspace, runtime, () => Promise.resolve(counted));
  await resources.scan(contentsOf([folder], runtime));
  const graph = await resources.graph();
  await keeping;
  return { graph, found };
}

const nothing: DocumentCache = { read: () => Promise.resolve(undefined), write: () => Promise.resolve() };

/** All that a graph knows, by the places of its objects. */
function contentsOfGraph(graph: ResourceGraph): unknown {
  return [...graph.sites()]
    .map((site) => ({
      uri: site.uri,
      text: site.part.text,
      object: site.object,
      targets: site.object.references.map((reference) =>
        graph.targetsOf({ site, reference }).map(({ uri, object }) => [uri, object.facts.name]),
      ),
    }))
    .toSorted((one, other) => (one.uri + one.text < other.uri + other.text ? -1 : 1));
}

async function assertSameAsReadAnew(folder: string, cache: DocumentCache): Promise<number> {
  const { graph, found } = await graphOf(folder, cache);
  assert.deepEqual(contentsOfGraph(graph), contentsOfGraph((await graphOf(folder, nothing)).graph));
  return found;
}

function writeProject(folder: string, files: number): void {
  for (let index = 0; index < files; index++)
    writeFileSync(path.join(folder, `app-${String(index)}.yaml`), manifestsOf(`app-${String(index)}`));
}

test("a graph from what was kept is the graph of the files as they are, whatever has happened to them", async (context) => {
  const [folder, kept] = [temporaryFolder(context), temporaryFolder(context)];
  const cache = createDocumentCache(kept, 10);
  writeProject(folder, 80);
  assert.equal(await assertSameAsReadAnew(folder, cache), 0);
  assert.equal(await assertSameAsReadAnew(folder, cache), 80);
  const random = randomNumbers(8);
  for (let round = 0; round < 8; round++) {
    const file = (): string => path.join(folder, `app-${String(Math.floor(random() * 90))}.yaml`);
    const [from, to, gone] = [file(), file(), file()];
    writeFileSync(to, manifestsOf(`new-${String(Math.floor(random() * 5))}`));
    rmSync(gone, { force: true });
    writeFileSync(from, `# moved down\n${manifestsOf("shop")}`);
    const found = await assertSameAsReadAnew(folder, cache);
    assert.ok(found >= 80 - 3 * (round + 1), `only ${String(found)} texts were found again`);
  }
});

test("a cache that is cut, damaged or not understood is one that is not there, and so is one that cannot be written", async (context) => {
  const [folder, kept] = [temporaryFolder(context), temporaryFolder(context)];
  const cache = createDocumentCache(kept, 10);
  writeProject(folder, 60);
  await graphOf(folder, cache);
  const [name] = readdirSync(kept);
  assert.ok(name);
  const file = path.join(kept, name);
  const whole = readFileSync(file);
  const lines = gunzipSync(whole).toString("utf8").split("\n");
  const damaged = Buffer.from(whole);
  damaged.writeUInt8(damaged.readUInt8(whole.length >> 1) ^ 255, whole.length >> 1);
  const foreign = (rest: string): Buffer =>
    gzipSync(lines.map((line) => line.slice(0, line.indexOf("\t")) + rest).join("\n"));
  for (const bytes of [
    whole.subarray(0, whole.length >> 1),
    damaged,
    Buffer.alloc(0),
    Buffer.from("text"),
    foreign(""),
    foreign("\t"),
    foreign("\t{}"),
    foreign("\t[["),
    foreign("\t[{}]"),
  ]) {
    writeFileSync(file, bytes);
    assert.equal(await assertSameAsReadAnew(folder, cache), 0);
  }
  const unwritable = createDocumentCache(path.join(file, "below a file"), 10);
  assert.equal(await assertSameAsReadAnew(folder, unwritable), 0);
  assert.equal(await assertSameAsReadAnew(folder, unwritable), 0);
});

test("the same text as YAML and as JSON is read as each", async (context) => {
  const [folder, kept] = [temporaryFolder(context), temporaryFolder(context)];
  const cache = createDocumentCache(kept, 10);
  writeProject(folder, 60);
  writeFileSync(path.join(folder, "app-0.json"), manifestsOf("app-0"));
  await assertSameAsReadAnew(folder, cache);
  await assertSameAsReadAnew(folder, cache);
});

test("no value is kept, and of files with Secrets nothing at all", async (context) => {
  const [folder, kept] = [temporaryFolder(context), temporaryFolder(context)];
  writeProject(folder, 60);
  const secret = (kind: string): string =>
    `${kind}: Secret\napiVersion: v1\nmetadata: {name: hidden}\nstringData: {hiddenKey: swordfish}\n`;
  for (const [index, kind] of ["kind", '"kind" ', "'kind'"].entries())
    writeFileSync(path.join(folder, `secret-${String(index)}.yaml`), secret(kind));
  writeFileSync(
    path.join(folder, "config.yaml"),
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {mode: swordfish}\n",
  );
  const cache = createDocumentCache(kept, 10);
  await graphOf(folder, cache);
  const [name] = readdirSync(kept);
  assert.ok(name);
  const text = gunzipSync(readFileSync(path.join(kept, name))).toString("utf8");
  assert.equal(text.split("\n").length, 61);
  assert.match(text, /settings/u);
  assert.doesNotMatch(text, /swordfish|hidden/u);
});

test("another build of the server and other folders find nothing, and few texts are not worth a file", async (context) => {
  const kept = temporaryFolder(context);
  const objectsIn = (text: string): ReturnType<typeof readGraphObjects>[] =>
    openFile("file:///a.yaml", "yaml", 0, text).parts.map((part: DocumentPart) =>
      readGraphObjects(parseDocument(part.text)),
    );
  const open = (stamp: string | undefined, folders: readonly string[]): Promise<KeptObjects> =>
    keptObjectsIn(kept, { ...runtime, buildStamp: () => Promise.resolve(stamp) })(folders);
  const texts = Array.from({ length: 50 }, (_, index) => manifestsOf(`app-${String(index)}`));
  const [first, ...others] = texts;
  assert.ok(first);
  const few = await open("one", ["/a"]);
  for (const text of others) few.add(text, objectsIn(text));
  await few.keep();
  assert.deepEqual(readdirSync(kept), []);
  few.add(first, objectsIn(first));
  await few.keep();
  assert.equal(readdirSync(kept).length, 1);
  const found = (await open("one", ["/a"])).objectsIn(first);
  assert.deepEqual(
    found?.map((part) => part.map((each) => each.read())),
    objectsIn(first),
  );
  assert.deepEqual(
    found.map((part) => part.map(({ topics }) => topics)),
    objectsIn(first).map((part) => part.map(topicsOfObject)),
  );
  assert.equal((await open("two", ["/a"])).objectsIn(first), undefined);
  assert.equal((await open("one", ["/b"])).objectsIn(first), undefined);
  assert.equal((await open(undefined, ["/a"])).objectsIn(first), undefined);
});
