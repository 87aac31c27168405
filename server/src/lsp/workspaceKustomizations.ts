import { asOnePart, openFile, textOf, type SourceFile } from "../core/documents/sourceFile.ts";
import { buildsOf } from "../core/kustomize/builds.ts";
import { fileForms, withKnownForms } from "../core/kustomize/fileForms.ts";
import { readContinuation, type Continuation } from "../core/kustomize/continuation.ts";
import {
  continuationsOf,
  isKustomizationFile,
  readKustomization,
  type KnownKustomization,
} from "../core/kustomize/kustomization.ts";
import { isRemote } from "../core/kustomize/isRemote.ts";
import { isChainsawTest, partFilesOf } from "../core/manifest/chainsawTest.ts";
import { resolvePath } from "../core/text/resolvePath.ts";
import { pathOf, uriOf } from "../core/text/filePath.ts";
import { parseDocument } from "../core/yaml/parseDocument.ts";
import type { Log } from "./log.ts";
import type { Runtime } from "./runtime.ts";
import { createStepQueue } from "./stepQueue.ts";
import type { Workspace } from "./workspace.ts";
import type { FolderReader } from "./folderReader.ts";

/** The kustomizations of the workspace. */
export interface WorkspaceKustomizations extends FolderReader {
  /** A kustomization, or a file in which one goes on, as it was read last, as one part. */
  fileOf(uri: string): SourceFile | undefined;
}

/**
 * Keeps it up to date what the kustomizations of the workspace, and tests in it, say of files: those that are open as they stand in the
 * editor, all others as on disk.
 */
export function createWorkspaceKustomizations(
  workspace: Workspace,
  runtime: Runtime,
  log: Log,
): WorkspaceKustomizations {
  const files = new Map<string, SourceFile>();
  const known = new Map<string, KnownKustomization>();
  /** What tests compare objects with, by the test. */
  const partFiles = new Map<string, readonly string[]>();
  const enqueue = createStepQueue();

  async function read(uri: string): Promise<void> {
    const file = await readFile(uri);
    if (isChainsawTest(uri)) {
      const named = file === undefined ? [] : partFilesOf(parseDocument(textOf(file)));
      partFiles.set(
        uri,
        named.map((each) => resolvePath(uri, each)),
      );
      return;
    }
    const kustomization = file === undefined ? undefined : readKustomization(parseDocument(textOf(file)));
    if (file === undefined || kustomization === undefined) {
      known.delete(uri);
      files.delete(uri);
      return;
    }
    const continued = new Map<string, Continuation>();
    for (const name of continuationsOf(uri, kustomization)) {
      const content = await readFile(name);
      if (content === undefined) continue;
      continued.set(name, readContinuation(textOf(content)));
      files.set(name, content);
    }
    known.set(uri, { kustomization, missing: await missingOf(uri, kustomization.paths), continued });
    files.set(uri, file);
  }

  function readFile(uri: string): Promise<SourceFile | undefined> {
    const open = workspace.snapshot().files.get(uri);
    return open === undefined ? readFromDisk(uri) : Promise.resolve(asOnePart(open));
  }

  async function readFromDisk(uri: string): Promise<SourceFile | undefined> {
    const text = await runtime.readText(pathOf(uri));
    return text === undefined ? undefined : asOnePart(openFile(uri, "yaml", 0, text));
  }

  async function missingOf(
    uri: string,
    paths: readonly { readonly path: string }[],
  ): Promise<readonly string[]> {
    const missing: string[] = [];
    for (const { path } of paths) {
      const isThere = isRemote(path) || (await runtime.exists(pathOf(resolvePath(uri, path))));
      if (!isThere) missing.push(path);
    }
    return missing;
  }

  function publish(): void {
    const builds = buildsOf(known);
    const said = fileForms(known, builds, [...partFiles.values()].flat());
    const forms = withKnownForms(said, workspace.snapshot().forms);
    workspace.apply({ kind: "kustomizations", forms, builds });
  }

  function readAll(uris: readonly string[]): Promise<void> {
    return enqueue(async () => {
      for (const uri of uris) await read(uri);
      if (uris.length > 0) publish();
    });
  }

  /** Kustomizations that are one of the files, or name one of them or a folder around it. */
  function concernedBy(changed: readonly string[]): readonly string[] {
    const around = new Set(changed.flatMap(withFoldersAround));
    const naming = [...known].filter(([uri, { kustomization }]) =>
      kustomization.paths.some(({ path }) => around.has(resolvePath(uri, path))),
    );
    return [...new Set([...changed.filter(saysForms), ...naming.map(([uri]) => uri)])];
  }

  function continuedIn(uri: string): readonly string[] {
    return [...known].filter(([, { continued }]) => continued.has(uri)).map(([name]) => name);
  }

  workspace.onChange((change) => {
    if (change.kind !== "open" && change.kind !== "edit" && change.kind !== "close") return;
    const uri = change.kind === "open" ? change.file.uri : change.uri;
    if (!runtime.reads(uri)) return;
    const concerned = saysForms(uri) ? [uri] : files.has(uri) ? continuedIn(uri) : [];
    if (concerned.length > 0) log.watch("kustomizations", readAll(concerned));
  });

  return {
    fileOf: (uri) => files.get(uri),
    async scan(contents) {
      const uris = (await contents.files()).map(uriOf);
      known.clear();
      files.clear();
      partFiles.clear();
      await readAll(uris.filter(saysForms));
    },
    filesChanged: (manifests, others) => readAll(concernedBy([...manifests, ...others].map(uriOf))),
  };
}

/** Whether a file says what others are. */
function saysForms(uri: string): boolean {
  return isKustomizationFile(uri) || isChainsawTest(uri);
}

function withFoldersAround(uri: string): readonly string[] {
  const names = uri.split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
