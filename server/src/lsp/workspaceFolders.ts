import { fileURLToPath } from "node:url";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type WorkspaceFolder,
} from "vscode-languageserver";
import type { Log } from "./log.ts";
import type { Session } from "./session.ts";

/** Somebody who wants to know what lies in the workspace's folders. */
export interface FolderReader {
  /** These are the folders from now on. */
  scan(folders: readonly string[]): Promise<void>;
  /** Some files have appeared, changed or gone. */
  filesChanged(paths: readonly string[]): Promise<void>;
}

/**
 * Tells readers of the workspace's folders, now and whenever folders or files change. Ends when all have taken over the
 * first ones.
 * @param settled resolves when the editor has had its first answers
 */
export async function watchFolders(
  { connection, client }: Pick<Session, "connection" | "client">,
  readers: readonly FolderReader[],
  initial: readonly WorkspaceFolder[],
  settled: Promise<void>,
  log: Log,
): Promise<void> {
  let folders = pathsOf(initial);
  const scan = async (): Promise<void> => {
    await Promise.all(readers.map((reader) => reader.scan(folders)));
  };
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = pathsOf(changes);
    for (const reader of readers) log.watch("changed files", reader.filesChanged(paths));
  });
  await settled;
  if (client.changesFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(pathsOf(removed));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)];
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
      watchers: [{ globPattern: "**/*.{yaml,yml,json}" }],
    });
}

/** Virtual file systems cannot be read by a process. */
function pathsOf(resources: readonly { readonly uri: string }[]): readonly string[] {
  return resources.flatMap(({ uri }) => (uri.startsWith("file:") ? [fileURLToPath(uri)] : []));
}
