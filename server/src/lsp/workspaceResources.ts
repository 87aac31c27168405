import { fileURLToPath } from "node:url";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import { openFile, type SourceFile } from "../core/documents/sourceFile.ts";
import { readGraphObjects, type GraphObject } from "../core/graph/graphObject.ts";
import { createResourceGraph, type ResourceGraph } from "../core/graph/resourceGraph.ts";
import type { Topic } from "../core/graph/topics.ts";
import { formOf, type FileForms } from "../core/kustomize/fileForms.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { uriOf } from "./fileUris.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import type { Runtime } from "./runtime.ts";
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

const noFiles = (): Promise<readonly string[]> => Promise.resolve([]);

/** Follows the workspace, and does nothing before the first question. */
export function createWorkspaceResources(workspace: Workspace, runtime: Runtime): WorkspaceResources {
  const objects = new WeakMap<DocumentPart, readonly GraphObject[]>();
  const objectsOf = (part: DocumentPart): readonly GraphObject[] => objects.get(part) ?? [];
  /** Paths that were not read since they changed. */
  const stale = new Set<string>();
  let knownForms: FileForms = new Map();
  let changes = new Set<Topic>();
  let graph = createResourceGraph();
  let listUnread: WorkspaceContents["files"] = noFiles;
  let tellFolders = (): void => undefined;
  /** Questions wait for the folders and then for each other, so that none sees a graph that is half up to date. */
  let queue: Promise<unknown> = new Promise<void>((resolve) => {
    tellFolders = resolve;
  });

  async function take(file: SourceFile, pacer: Pacer): Promise<void> {
    for (const part of file.parts) {
      if (pacer.isDue()) await pacer.pause();
      if (!objects.has(part)) objects.set(part, readGraphObjects(parseDocument(part.text)));
    }
    const form = formOf(workspace.snapshot().forms, file.uri);
    note(graph.setFile(file, objectsOf, form.kind === "patch"));
  }

  async function readFromDisk(path: string, pacer: Pacer): Promise<void> {
    const uri = uriOf(path);
    const text = await runtime.readText(path);
    if (text?.includes("apiVersion") === true)
      await take(openFile(uri, path.endsWith(".json") ? "json" : "yaml", 0, text), pacer);
    else note(graph.removeFile(uri));
  }

  function note(topics: readonly Topic[]): void {
    for (const topic of topics) changes.add(topic);
  }

  async function update(): Promise<ResourceGraph> {
    const pacer = createPacer(runtime);
    const list = listUnread;
    listUnread = noFiles;
    for (const path of await list()) stale.add(path);
    for (const path of stale) {
      stale.delete(path);
      await readFromDisk(path, pacer);
    }
    for (const file of workspace.snapshot().files.values())
      if (graph.fileOf(file.uri) !== file) await take(file, pacer);
    return graph;
  }

  /** Files that were taken for objects and are patches, or the other way round. */
  function reread(forms: FileForms): void {
    const open = workspace.snapshot().files;
    for (const uri of new Set([...forms.keys(), ...knownForms.keys()])) {
      if (formOf(forms, uri).kind === formOf(knownForms, uri).kind) continue;
      if (open.has(uri)) note(graph.removeFile(uri));
      else if (uri.startsWith("file:")) stale.add(fileURLToPath(uri));
    }
    knownForms = forms;
  }

  workspace.onChange((change) => {
    if (change.kind === "kustomizations") reread(change.forms);
    if (change.kind !== "close") return;
    if (change.uri.startsWith("file:")) stale.add(fileURLToPath(change.uri));
    else note(graph.removeFile(change.uri));
  });

  return {
    graph() {
      const updated = queue.then(update);
      queue = updated.catch(() => undefined);
      return updated;
    },
    known: () => graph,
    takeChanges() {
      const taken = changes;
      changes = new Set();
      return taken;
    },
    scan({ files }) {
      graph = createResourceGraph();
      stale.clear();
      listUnread = files;
      tellFolders();
      return Promise.resolve();
    },
    filesChanged(paths) {
      for (const path of paths) stale.add(path);
      return Promise.resolve();
    },
  };
}
