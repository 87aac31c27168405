import type { Connection } from "vscode-languageserver";
import { uriOf } from "../../core/text/filePath.ts";
import type { ListFolder } from "../folderTree.ts";
import type { Runtime } from "../runtime.ts";
import { editorFileMethods as methods, type ListAnswer } from "./protocol.ts";

/** Files as the editor reads them: those of a repository elsewhere, or of the machine behind the browser. */
export interface EditorFiles extends Pick<Runtime, "exists" | "readText"> {
  readonly list: ListFolder;
  /** A file of the extension itself, by its path below `dist`. */
  readonly part: (path: string) => Promise<Uint8Array>;
}

export function createEditorFiles(connection: Connection): EditorFiles {
  return {
    list: (folder) => connection.sendRequest<ListAnswer>(methods.list, { uri: uriOf(folder) }),
    async readText(file) {
      return (await connection.sendRequest<string | null>(methods.read, { uri: uriOf(file) })) ?? undefined;
    },
    exists: (file) => connection.sendRequest<boolean>(methods.exists, { uri: uriOf(file) }),
    part: (path) => connection.sendRequest<Uint8Array>(methods.part, { path }),
  };
}
