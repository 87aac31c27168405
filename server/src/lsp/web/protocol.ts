import type { FolderEntry } from "../folderTree.ts";

/** The first message to the worker, before those of the protocol: what no process could read. */
export interface StartMessage {
  readonly catalogue: Uint8Array;
  readonly documentation: Uint8Array;
  /** The translation of what the server says; empty where it speaks English. */
  readonly translation: string;
}

/** What the server asks the editor for, which alone can read files in a browser. */
export const editorFileMethods = {
  /** Params: `FileParams`. Result: `readonly FolderEntry[]`, empty of a folder that cannot be read. */
  list: "drydock/files/list",
  /** Params: `FileParams`. Result: the text, or `null` where it cannot be read or is too large to be looked at. */
  read: "drydock/files/read",
  /** Params: `FileParams`. Result: whether there is a file or a folder. */
  exists: "drydock/files/exists",
  /** Params: `PartParams`. Result: a `Uint8Array` with a file of the extension itself. */
  part: "drydock/files/part",
} as const;

export interface FileParams {
  readonly uri: string;
}

/** A file below `dist`, such as `go/tree-sitter.wasm`. */
export interface PartParams {
  readonly path: string;
}

export type ListAnswer = readonly FolderEntry[];
