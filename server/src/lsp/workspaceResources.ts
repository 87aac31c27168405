import type { DocumentPart } from "../core/documents/documentPart.ts";
import { partDifference } from "../core/documents/partDifference.ts";
import { openFile, type SourceFile } from "../core/documents/sourceFile.ts";
import type { GraphObject } from "../core/graph/graphObject.ts";
import { mayHoldPatches, readPart } from "../core/graph/readPart.ts";
import { createResourceGraph, type ResourceGraph } from "../core/graph/resourceGraph.ts";
import type { LazyObject } from "../core/graph/lazyObject.ts";
import { topicsOf, type Site } from "../core/graph/site.ts";
import { fileTopic, type Topic } from "../core/graph/topics.ts";
import type { DocumentForm } from "../core/kustomize/documentForm.ts";
import { formOf, holdsParts, type FileForms } from "../core/kustomize/fileForms.ts";
import { pathOf, uriOf } from "../core/text/filePath.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { nothingKept, type KeptObjects, type OpenKeptObjects } from "./graph/keptObjects.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { readAhead } from "./readAhead.ts";
import type { Runtime } from "./runtime.ts";
import { createStepQueue } from "./stepQueue.ts";
import type { Workspace } from "./workspace.ts";
import type { FolderReader, WorkspaceContents } from "./folderReader.ts";

/** The graph of everything in the workspace: open files as they stand in the editor, all others as on disk. */
export interface WorkspaceResources extends FolderReader {
  /** The graph as it is right now. Reads the folders when somebody asks for the first time, later only what changed. */
  graph(): Promise<ResourceGraph>;
  /** The graph as it was when somebody asked last. */
  known(): ResourceGraph;
  /** What the graph knows otherwise since this was asked last. */
  takeChanges(): ReadonlySet<Topic>;
}

/** Of a file that is new to it the graph takes over so many parts before others may have a turn. */
const partsAtOnce = 256;

const nothingThere: WorkspaceContents = { folders: [], files: () => Promise.resolve([]) };

/**
 * Follows the workspace, and does nothing before the first question.
 * @param openKept what an earlier session has read in the same folders
 */
export function createWorkspaceResources(
  workspace: Workspace,
  runtime: Runtime,
  openKept: OpenKeptObjects,
): WorkspaceResources {
  /** Paths that were not read since they changed. */
  const stale = new Set<string>();
  let knownForms: FileForms = new Map();
  /** Absent as long as nobody has asked about the graph: nobody knows anything otherwise. */
  let changes: Set<Topic> | undefined;
  let graph = createResourceGraph();
  /** What lies in the folders, until it is read. */
  let unread: WorkspaceContents = nothingThere;
  let tellFolders = (): void => undefined;
  /** Questions wait for the folders and then for each other, so that none sees a graph that is half up to date. */
  const enqueue = createStepQueue(
    new Promise<void>((resolve) => {
      tellFolders = resolve;
    }),
  );

  async function take(
    file: SourceFile,
    pacer: Pacer,
    objectsOf: (part: DocumentPart) => readonly (GraphObject | LazyObject)[] = readOnce(formOfFile(file.uri)),
  ): Promise<void> {
    const before = graph.fileOf(file.uri);
    for (const part of partDifference(before?.parts ?? [], file.parts).added) {
      if (pacer.isDue()) await pacer.pause();
      objectsOf(part);
    }
    if (file !== before) changes?.add(fileTopic(file.uri));
    const isPatch = holdsParts(workspace.snapshot().forms, file.uri);
    if (before === undefined)
      for (let count = partsAtOnce; count < file.parts.length; count += partsAtOnce) {
        note(graph.setFile({ ...file, parts: file.parts.slice(0, count) }, objectsOf, isPatch));
        if (pacer.isDue()) await pacer.pause();
      }
    note(graph.setFile(file, objectsOf, isPatch));
  }

  async function takeFromDisk(
    path: string,
    text: string | undefined,
    kept: KeptObjects,
    pacer: Pacer,
  ): Promise<void> {
    const uri = uriOf(path);
    const form = formOfFile(uri);
    if (text === undefined || !(mayHoldPatches(form) || text.includes("apiVersion"))) {
      note(graph.removeFile(uri));
      return;
    }
    const file = openFile(uri, path.endsWith(".json") ? "json" : "yaml", 0, text);
    if (mayHoldPatches(form)) {
      await take(file, pacer);
      return;
    }
    const { parts } = file;
    const before = kept.objectsIn(text);
    if (before?.length === parts.length) {
      const known = new Map(parts.map((part, index) => [part, before[index] ?? []]));
      await take(file, pacer, (part) => known.get(part) ?? []);
      return;
    }
    const objectsOf = readOnce(form);
    await take(file, pacer, objectsOf);
    kept.add(text, parts.map(objectsOf));
  }

  function formOfFile(uri: string): DocumentForm {
    return formOf(workspace.snapshot().forms, uri);
  }

  function note(changed: readonly Site[]): void {
    if (changes === undefined) return;
    for (const topic of changed.flatMap(topicsOf)) changes.add(topic);
  }

  async function update(): Promise<ResourceGraph> {
    const pacer = createPacer(runtime);
    const { folders, files } = unread;
    const opened = unread === nothingThere ? nothingKept : openKept(folders);
    unread = nothingThere;
    for (const path of await files()) stale.add(path);
    const kept = await opened;
    for await (const [path, text] of readAhead(takeStale(), (file) => runtime.readText(file)))
      await takeFromDisk(path, text, kept, pacer);
    void kept.keep();
    for (const file of workspace.snapshot().files.values())
      if (graph.fileOf(file.uri) !== file) await take(file, pacer);
    return graph;
  }

  /** What changes after it was taken is stale again, and so is what was open when it is closed. */
  function* takeStale(): Generator<string> {
    for (const path of stale) {
      stale.delete(path);
      if (!workspace.snapshot().files.has(uriOf(path))) yield path;
    }
  }

  /** Files that were taken for objects and are patches, or the other way round. */
  function reread(forms: FileForms): void {
    const open = workspace.snapshot().files;
    for (const uri of new Set([...forms.keys(), ...knownForms.keys()])) {
      if (isReadAlike(formOf(forms, uri), formOf(knownForms, uri))) continue;
      note(graph.removeFile(uri));
      if (!open.has(uri) && runtime.reads(uri)) stale.add(pathOf(uri));
    }
    knownForms = forms;
  }

  workspace.onChange((change) => {
    if (change.kind === "kustomizations") reread(change.forms);
    if (change.kind !== "close") return;
    if (runtime.reads(change.uri)) stale.add(pathOf(change.uri));
    else note(graph.removeFile(change.uri));
  });

  return {
    graph: () => enqueue(update),
    known: () => graph,
    takeChanges() {
      const taken = changes ?? new Set();
      changes = new Set();
      return taken;
    },
    scan(contents) {
      graph = createResourceGraph();
      changes = undefined;
      stale.clear();
      unread = contents;
      tellFolders();
      return Promise.resolve();
    },
    filesChanged(paths) {
      for (const path of paths) stale.add(path);
      return Promise.resolve();
    },
  };
}

/** Whether the same texts hold the same objects. */
function isReadAlike(one: DocumentForm, other: DocumentForm): boolean {
  return one.kind === "patch" || other.kind === "patch" ? one === other : one.kind === other.kind;
}

/** The objects of parts; each of them is read when it is asked about for the first time. */
function readOnce(form: DocumentForm): (part: DocumentPart) => readonly GraphObject[] {
  const objects = new Map<DocumentPart, readonly GraphObject[]>();
  return (part) => {
    const known = objects.get(part) ?? readPart(parseDocument(part.text), form);
    objects.set(part, known);
    return known;
  };
}
