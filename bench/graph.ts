// What the resource graph of 10,000 objects in 2,000 files costs, in CPU time of this process: an edit with the rules about
// references, a definition, the references to an object, and a rename of a name that is used 1,000 times.
//
//   node bench/graph.ts
import type { DocumentPart } from "../server/src/core/documents/documentPart.ts";
import { editFile, openFile, type SourceFile } from "../server/src/core/documents/sourceFile.ts";
import { readGraphObjects, type GraphObject } from "../server/src/core/graph/graphObject.ts";
import { occurrenceAt } from "../server/src/core/graph/occurrence.ts";
import { createResourceGraph } from "../server/src/core/graph/resourceGraph.ts";
import { topicsOf } from "../server/src/core/graph/site.ts";
import { createReferenceChecks } from "../server/src/core/references/referenceChecks.ts";
import { renamableAt, rename } from "../server/src/core/rename/rename.ts";
import type { YamlDocument } from "../server/src/core/yaml/node.ts";
import { parseDocument } from "../server/src/core/yaml/parseDocument.ts";
import { loadCatalogue } from "../server/src/sources/catalogue.ts";
import { fileCount, textOfFile } from "./graphSample.ts";

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

function say(what: string, value: string): void {
  console.log(`${what.padEnd(62)} ${value}`);
}

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
  const found = renamableAt(holder.uri, deployment, at, {
    graph,
    builds: [],
    partOf: () => undefined,
    treeOf,
    minor: 36,
  });
  return found === undefined ? undefined : rename(found.renaming, "common");
});
const count = renamed.result?.kind === "edits" ? renamed.result.edits.length : 0;
say(`rename of a name with ${String(count)} places`, `${renamed.milliseconds.toFixed(0)} ms`);
