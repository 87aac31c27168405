import { policyObjectsIn } from "../core/analysis/policyObjects.ts";
import type { DocumentPart } from "../core/documents/documentPart.ts";
import { partDifference } from "../core/documents/partDifference.ts";
import { openFile, type SourceFile } from "../core/documents/sourceFile.ts";
import type { GroupVersionKind } from "../core/manifest/manifest.ts";
import { createPolicyCompiler, paramKindsOf } from "../core/policy/policySet.ts";
import { statedObject, type StatedObject } from "../core/policy/statedObject.ts";
import { pathOf, uriOf } from "../core/text/filePath.ts";
import { findManifests } from "../core/validate/findManifests.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import { splitDocuments } from "../core/yaml/splitDocuments.ts";
import type { Log } from "./log.ts";
import { createPacer, type Pacer } from "./pacer.ts";
import { readAhead } from "./readAhead.ts";
import type { Runtime } from "./runtime.ts";
import { createStepQueue } from "./stepQueue.ts";
import type { Workspace } from "./workspace.ts";
import type { FolderReader } from "./folderReader.ts";

/** Policies and their bindings: as long as no file mentions one, nothing else is looked for. */
const policyKind = "ValidatingAdmissionPolicy";

/** Keeps the admission policies up to date that manifests are asked by. */
export interface WorkspacePolicies extends FolderReader {
  /**
   * What the connected cluster has beside those of the workspace, as a text of several documents; `undefined` without a
   * cluster, and while it has not answered.
   */
  useCluster(text: string | undefined): Promise<void>;
}

/** The objects of a file as it was read last. */
interface FileObjects {
  readonly file: SourceFile;
  /** Of the parts that hold some. */
  readonly byPart: ReadonlyMap<DocumentPart, readonly StatedObject[]>;
}

/**
 * Keeps the workspace's admission policies up to date, with the namespaces and parameters that they look at: of files that
 * are open as they stand in the editor, of all others as on disk.
 */
export function createWorkspacePolicies(workspace: Workspace, runtime: Runtime, log: Log): WorkspacePolicies {
  const compiler = createPolicyCompiler();
  /** All files of the folders. */
  let paths = new Set<string>();
  const byFile = new Map<string, readonly StatedObject[]>();
  /** Those of the cluster by their texts: what is told again unchanged is the same object, and nothing is checked anew. */
  let live: ReadonlyMap<string, readonly StatedObject[]> = new Map();
  /** The names of the kinds that matter. A kind that once did is looked for ever after. */
  let wanted: readonly string[] = [policyKind];
  const openFiles = new Map<string, FileObjects>();
  const enqueue = createStepQueue();

  /** The text of a file that is not open. */
  async function textOnDisk(uri: string): Promise<string | undefined> {
    const isOnDisk = paths.has(uri) && !workspace.snapshot().files.has(uri);
    return isOnDisk ? runtime.readText(pathOf(uri)) : undefined;
  }

  async function read(uri: string, text: string | undefined, pacer: Pacer): Promise<readonly StatedObject[]> {
    const open = workspace.snapshot().files.get(uri);
    if (open !== undefined) {
      const known = await partsOf(open, openFiles.get(uri), pacer);
      openFiles.set(uri, known);
      return objectsIn(known);
    }
    openFiles.delete(uri);
    if (text === undefined || !mentionsWanted(text)) return [];
    const file = openFile(uri, uri.endsWith(".json") ? "json" : "yaml", 0, text);
    return objectsIn(await partsOf(file, undefined, pacer));
  }

  /** @param before what is known of an earlier version */
  async function partsOf(
    file: SourceFile,
    before: FileObjects | undefined,
    pacer: Pacer,
  ): Promise<FileObjects> {
    const { removed, added } = partDifference(before?.file.parts ?? [], file.parts);
    const byPart = new Map(before?.byPart);
    for (const part of removed) byPart.delete(part);
    for (const part of added) {
      if (pacer.isDue()) await pacer.pause();
      const isWanted = ({ kind }: GroupVersionKind): boolean =>
        kind.startsWith(policyKind) || wanted.includes(kind);
      const objects = mentionsWanted(part.text) ? policyObjectsIn(file, part, isWanted) : [];
      if (objects.length > 0) byPart.set(part, objects);
    }
    return { file, byPart };
  }

  function mentionsWanted(text: string): boolean {
    return wanted.some((kind) => text.includes(kind));
  }

  /** Whether that has changed what is known. */
  async function readEach(uris: Iterable<string>): Promise<boolean> {
    const pacer = createPacer(runtime);
    let isChanged = false;
    for await (const [uri, text] of readAhead(uris, textOnDisk)) {
      const before = byFile.get(uri) ?? [];
      const after = await read(uri, text, pacer);
      if (after.length > 0) byFile.set(uri, after);
      else byFile.delete(uri);
      isChanged ||= after.length !== before.length || after.some((object, index) => object !== before[index]);
    }
    return isChanged;
  }

  /** Namespaces and parameters matter from the first policy on that asks for them. */
  function widened(): boolean {
    const policies = [...byFile.values(), ...live.values()].flat();
    const asked =
      policies.length === 0 ? [] : ["Namespace", ...paramKindsOf(policies).map(({ kind }) => kind)];
    const added = new Set(asked.filter((kind) => !wanted.includes(kind)));
    if (added.size === 0) return false;
    wanted = [...wanted, ...added];
    openFiles.clear();
    return true;
  }

  async function update(uris: Iterable<string>): Promise<void> {
    if (await readEach(uris)) await publish();
  }

  async function publish(): Promise<void> {
    if (widened()) await readEach(new Set([...paths, ...workspace.snapshot().files.keys()]));
    const sources = [byFile, live].map((source) => [...source.values()].flat());
    const pacer = createPacer(runtime);
    for (const object of sources.flat()) {
      if (pacer.isDue()) await pacer.pause();
      compiler.prepare(object);
    }
    // A workspace never tells what else its cluster holds, and a cluster may keep some from this person.
    const policies = compiler.compile(sources.map((objects) => ({ objects, isWhole: false })));
    workspace.apply({ kind: "policies", policies });
  }

  async function liveObjectsIn(text: string): Promise<ReadonlyMap<string, readonly StatedObject[]>> {
    const found = new Map<string, readonly StatedObject[]>();
    const pacer = createPacer(runtime);
    for (const { start, end } of splitDocuments(text)) {
      if (pacer.isDue()) await pacer.pause();
      const part = text.slice(start, end);
      const manifests = live.has(part) ? [] : findManifests(parseDocument(part));
      found.set(part, live.get(part) ?? manifests.flatMap((each) => statedObject(each, undefined) ?? []));
    }
    return found;
  }

  workspace.onChange((change) => {
    if (change.kind !== "open" && change.kind !== "edit" && change.kind !== "close") return;
    const uri = change.kind === "open" ? change.file.uri : change.uri;
    log.watch(
      "policies",
      enqueue(() => update([uri])),
    );
  });

  return {
    useCluster: (text) =>
      enqueue(async () => {
        if (text === undefined && live.size === 0) return;
        live = await liveObjectsIn(text ?? "");
        await publish();
      }),
    scan: ({ files }) =>
      enqueue(async () => {
        paths = new Set((await files()).map(uriOf));
        await update(new Set([...paths, ...workspace.snapshot().files.keys(), ...byFile.keys()]));
      }),
    filesChanged: (changed) =>
      enqueue(() => {
        const uris = changed.map(uriOf);
        for (const uri of uris) paths.add(uri);
        return update(uris);
      }),
  };
}

function objectsIn({ file, byPart }: FileObjects): readonly StatedObject[] {
  return byPart.size === 0 ? [] : file.parts.flatMap((part) => byPart.get(part) ?? []);
}
