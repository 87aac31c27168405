import path from "node:path";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type WorkspaceFolder,
} from "vscode-languageserver";
import { pathOf } from "../core/text/filePath.ts";
import type { FolderReader, WorkspaceContents } from "./folderReader.ts";
import type { Log } from "./log.ts";
import { isInside, isManifestFile } from "./manifestFiles.ts";
import type { Runtime } from "./runtime.ts";
import type { Session } from "./session.ts";

/**
 * Tells readers of the workspace's folders, now and whenever folders or files change. Ends when all have taken over the
 * first ones.
 * @param settled resolves when the editor has had its first answers
 */
export async function watchFolders(
  { connection, client, runtime }: Pick<Session, "connection" | "client" | "runtime">,
  readers: readonly FolderReader[],
  initial: readonly WorkspaceFolder[],
  settled: Promise<void>,
  log: Log,
): Promise<void> {
  let folders = pathsOf(initial, runtime);
  let contents = contentsOf(folders, runtime);
  /** Those that have appeared since the folders were walked; some may be gone again. */
  const appeared = new Set<string>();
  const scan = async (): Promise<void> => {
    contents = contentsOf(folders, runtime);
    appeared.clear();
    await Promise.all(readers.map((reader) => reader.scan(contents)));
  };

  function tell(changed: readonly string[]): void {
    const paths = changed.filter((file) => isInside(folders, file));
    if (paths.length === 0) return;
    const manifests = paths.filter(isManifestFile);
    const others = paths.filter((file) => !isManifestFile(file));
    for (const file of manifests) appeared.add(file);
    for (const reader of readers) log.watch("changed files", reader.filesChanged(manifests, others));
  }

  /** Of a folder that has gone or was moved here an editor may tell alone, and not of what lies in it. */
  async function filesBelow(changed: string, type: FileChangeType): Promise<readonly string[]> {
    if (isManifestFile(changed) || !isInside(folders, changed)) return [];
    if (type === FileChangeType.Created) return contentsOf([changed], runtime).files();
    const known = [...(await contents.files()), ...appeared];
    return known.filter((file) => file.startsWith(`${changed}${path.sep}`));
  }

  connection.onDidChangeWatchedFiles(({ changes }) => {
    tell(pathsOf(changes, runtime));
    for (const change of changes.filter(({ type }) => type !== FileChangeType.Changed))
      for (const changed of pathsOf([change], runtime))
        log.watch("changed folder", filesBelow(changed, change.type).then(tell));
  });
  await settled;
  if (client.changesFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(pathsOf(removed, runtime));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...pathsOf(added, runtime)];
      log.watch("changed folders", scan());
    });
  await Promise.all([scan(), register({ connection, client })]);
}

/** Asks the editor to tell of settings and files that change. */
async function register({ connection, client }: Pick<Session, "connection" | "client">): Promise<void> {
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "drydock" });
  if (client.registersFileWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      // Kustomizations have no extension, or make values of files of any kind.
      watchers: [{ globPattern: "**/*" }],
    });
}

/** What lies in some folders from the moment on in which somebody asks. */
export function contentsOf(
  folders: readonly string[],
  runtime: Pick<Runtime, "listManifestFiles">,
): WorkspaceContents {
  let files: Promise<readonly string[]> | undefined;
  const list = async (): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const folder of folders)
      for await (const path of runtime.listManifestFiles(folder)) found.push(path);
    return found;
  };
  return { folders, files: () => (files ??= list()) };
}

/** A process cannot read virtual file systems. */
function pathsOf(
  resources: readonly { readonly uri: string }[],
  runtime: Pick<Runtime, "reads">,
): readonly string[] {
  return resources.flatMap(({ uri }) => (runtime.reads(uri) ? [pathOf(uri)] : []));
}
