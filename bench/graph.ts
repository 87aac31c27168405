// What the resource graph costs, in CPU time of this process: an index of 10,000 objects in 2,000 files on disk, for the first time
// and with what an earlier session has kept, an edit with the rules about references, a definition, the references to an object, and
// a rename of a name that is used 1,000 times.
//
//   node --expose-gc bench/graph.ts
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import type { DocumentPart } from "../server/src/core/documents/documentPart.ts";
import { editFile, openFile, type SourceFile } from "../server/src/core/documents/sourceFile.ts";
import { readGraphObjects, type GraphObject } from "../server/src/core/graph/graphObject.ts";
import { occurrenceAt } from "../server/src/core/graph/occurrence.ts";
import { createResourceGraph, type ResourceGraph } from "../server/src/core/graph/resourceGraph.ts";
import { noPolicies } from "../server/src/core/policy/policySet.ts";
import { topicsOf } from "../server/src/core/graph/topics.ts";
import { createReferenceChecks } from "../server/src/core/references/referenceChecks.ts";
import { renamableAt, rename } from "../server/src/core/rename/rename.ts";
import type { YamlDocument } from "../server/src/core/yaml/node.ts";
import { parseDocument } from "../server/src/core/yaml/parseDocument.ts";
import { keptObjectsIn } from "../server/src/lsp/graph/keptObjects.ts";
import { createNodeRuntime } from "../server/src/lsp/nodeRuntime.ts";
import type { Runtime } from "../server/src/lsp/runtime.ts";
import { defaultSettings } from "../server/src/lsp/settings.ts";
import { createWorkspace } from "../server/src/lsp/workspace.ts";
import { contentsOf } from "../server/src/lsp/workspaceFolders.ts";
import { createWorkspaceResources } from "../server/src/lsp/workspaceResources.ts";
import { catalogueOf } from "../server/src/lsp/workspaceSchemas.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";

const fileCount = 2000;

/** Five objects that belong together; every second file uses the ConfigMap of the first. */
function textOfFile(index: number): string {
  const name = `app-${String(index)}`;
  const shared = index % 2 === 0 ? "shared" : name;
  return `apiVersion: v1
kind: ConfigMap
metadata: {name: ${index === 0 ? "shared" : name}}
data: {mode: fast}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: ${name}}
---
apiVersion: v1
kind: Service
metadata: {name: ${name}}
spec:
  selector: {app: ${name}}
  ports: [{name: http, port: 80, targetPort: http}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}}
spec:
  replicas: 2
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      serviceAccountName: ${name}
      containers:
      - name: server
        image: example.com/${name}:1
        ports: [{name: http, containerPort: 8080}]
        envFrom: [{configMapRef: {name: ${shared}}}]
        resources: {requests: {cpu: 100m, memory: 128Mi}}
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: ${name}}
spec: {minAvailable: 1, selector: {matchLabels: {app: ${name}}}}
`;
}

/** The graph of the files below a folder, as the language server reads them. */
async function indexOf(folder: string, cacheFolder: string): Promise<ResourceGraph> {
  const runtime: Runtime = { ...createNodeRuntime(), buildStamp: () => Promise.resolve("this one") };
  const workspace = createWorkspace({
    files: new Map(),
    schemas: catalogueOf(runtime, undefined),
    settings: defaultSettings.check,
    policies: noPolicies,
    forms: new Map(),
    charts: new Set(),
    builds: [],
  });
  const resources = createWorkspaceResources(workspace, runtime, keptObjectsIn(cacheFolder, runtime));
  await resources.scan(contentsOf([folder], runtime));
  return resources.graph();
}

const objects = new WeakMap<DocumentPart, readonly GraphObject[]>();
function objectsOf(part: DocumentPart): readonly GraphObject[] {
  const known = objects.get(part) ?? readGraphObjects(parseDocument(part.text));
  objects.set(part, known);
  return known;
}
const treeOf = (part: DocumentPart): YamlDocument => parseDocument(part.text);

/** Milliseconds of CPU time, and what came out. */
function measured<Result>(work: () => Result): { readonly milliseconds: number; readonly result: Result } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { milliseconds: (user + system) / 1000, result };
}

/** Milliseconds of CPU time of all threads, and of the clock. */
async function sayIndex(what: string, read: () => Promise<ResourceGraph>): Promise<void> {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const graph = await read();
  const elapsed = performance.now() - clock;
  const { user, system } = process.cpuUsage(cpu);
  globalThis.gc?.();
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  say(what, `${((user + system) / 1000).toFixed(0)} ms, by the clock ${elapsed.toFixed(0)} ms`);
  say(
    `  memory of the process with its ${String([...graph.sites()].length)} objects`,
    `${memory.toFixed(0)} MB`,
  );
}

/** The folders are gone afterwards. */
async function measureIndex(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  try {
    const [workspace, cache] = [path.join(folder, "workspace"), path.join(folder, "cache")];
    for (let number = 0; number < fileCount; number++) {
      const home = path.join(workspace, String(number % 100));
      mkdirSync(home, { recursive: true });
      writeFileSync(path.join(home, `app-${String(number)}.yaml`), textOfFile(number));
    }
    await sayIndex("index of 10,000 objects in 2,000 files", () => indexOf(workspace, cache));
    await until(() => existsSync(cache) && readdirSync(cache).some((name) => name.endsWith(".gz")));
    await sayIndex("the same with what was kept of it", () => indexOf(workspace, cache));
    const [kept] = readdirSync(cache);
    say("  what is kept", `${(statSync(path.join(cache, String(kept))).size / 1024).toFixed(0)} KiB`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What is kept is written when everybody has had an answer. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(10);
}

function say(what: string, value: string): void {
  console.log(`${what.padEnd(62)} ${value}`);
}

await measureIndex();

const graph = createResourceGraph();
const files: SourceFile[] = [];
for (let number = 0; number < fileCount; number++) {
  const file = openFile(`file:///apps/${String(number)}/app.yaml`, "yaml", 1, textOfFile(number));
  files.push(file);
  graph.setFile(file, objectsOf);
}

const schemas = loadCatalogue("1.36");
const checks = createReferenceChecks(
  graph,
  { schemas, settings: { severities: new Map() }, builds: [] },
  treeOf,
  (_site, code, error) => {
    throw new Error(code, { cause: error });
  },
);
const first = measured(() =>
  files.reduce(
    (sum, { uri, parts }) => sum + parts.flatMap((part) => checks.findingsIn(uri, part)).length,
    0,
  ),
);
say(
  `rules about references over all of it (${String(first.result)} findings)`,
  `${first.milliseconds.toFixed(0)} ms`,
);

const edits = 200;
const edited = measured(() => {
  let [file] = files;
  for (let number = 0; file !== undefined && number < edits; number++) {
    const start = { line: 3, character: 11 };
    file = editFile(file, number + 2, [{ start, end: start, newText: "x" }]);
    checks.forget(graph.setFile(file, objectsOf).flatMap(topicsOf));
    for (const part of file.parts) checks.findingsIn(file.uri, part);
  }
});
say("an edit: graph, and the rules on what depends on it", `${(edited.milliseconds / edits).toFixed(2)} ms`);

const questions = 1000;
const [, sample] = files;
const part = sample?.parts[2];
if (sample === undefined || part === undefined) throw new Error("The sample has no Service.");
const definition = measured(() => {
  for (let number = 0; number < questions; number++) {
    const found = occurrenceAt(graph, sample.uri, part, part.text.indexOf("app: app-1") + 6);
    if (found?.kind === "reference") graph.targetsOf(found.referrer);
  }
});
const found = graph.objectsNamed({ group: "", kind: "ConfigMap", name: "shared" })[0];
if (found === undefined) throw new Error("The sample has no shared ConfigMap.");
const referrers = measured(() => graph.referrersTo(found).length);
say(
  `references to an object that ${String(referrers.result)} others use`,
  `${referrers.milliseconds.toFixed(1)} ms`,
);
say("a definition", `${(definition.milliseconds / questions).toFixed(3)} ms`);

const holder = files[2];
const deployment = holder?.parts[3];
if (holder === undefined || deployment === undefined) throw new Error("The sample has no Deployment.");
const original = openFile("file:///apps/0/app.yaml", "yaml", 1, textOfFile(0));
graph.setFile(original, objectsOf);
const renamed = measured(() => {
  const at = deployment.text.indexOf("name: shared") + 7;
  const found = renamableAt(holder.uri, deployment, at, { graph, treeOf, minor: 36 });
  return found === undefined ? undefined : rename(found.renaming, "common");
});
const count = renamed.result?.kind === "edits" ? renamed.result.edits.length : 0;
say(`rename of a name with ${String(count)} places`, `${renamed.milliseconds.toFixed(0)} ms`);
