import { fileURLToPath } from "node:url";
import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type WorkspaceFolder,
} from "vscode-languageserver";
import type { Log } from "./log.ts";
import type { Session } from "./session.ts";
import type { WorkspaceSchemas } from "./workspaceSchemas.ts";

/**
 * Looks for definitions of kinds in the workspace's folders, now and whenever folders or files change. Ends when the
 * folders were read for the first time.
 * @param settled resolves when the editor has had its first answers
 */
export async function watchFolders(
  { connection, client }: Pick<Session, "connection" | "client">,
  schemas: WorkspaceSchemas,
  initial: readonly WorkspaceFolder[],
  settled: Promise<void>,
  log: Log,
): Promise<void> {
  let folders = pathsOf(initial);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    log.watch("changed files", schemas.filesChanged(pathsOf(changes)));
  });
  await settled;
  if (client.changesFolders)
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(pathsOf(removed));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...pathsOf(added)];
      log.watch("changed folders", schemas.scan(folders));
    });
  if (client.registersConfiguration)
    await connection.client.register(DidChangeConfigurationNotification.type, { section: "drydock" });
  if (client.registersFileWatchers)
    await connection.client.register(DidChangeWatchedFilesNotification.type, {
      watchers: [{ globPattern: "**/*.{yaml,yml,json}" }],
    });
  await schemas.scan(folders);
}

/** Virtual file systems cannot be read by a process. */
function pathsOf(resources: readonly { readonly uri: string }[]): readonly string[] {
  return resources.flatMap(({ uri }) => (uri.startsWith("file:") ? [fileURLToPath(uri)] : []));
}
