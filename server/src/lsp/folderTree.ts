import path from "node:path";
import { isLookedInto, isManifestFile } from "./manifestFiles.ts";
import type { Runtime } from "./runtime.ts";

/** Something in a folder; what is neither a file nor a folder is left out. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder";
}

/** What lies in a folder; nothing in one that is not there or not ours to read. */
export type ListFolder = (folder: string) => Promise<readonly FolderEntry[]>;

/** Finds files in folders and below, whoever it is that lists a folder. */
export function createFolderTree(list: ListFolder): Pick<Runtime, "listManifestFiles" | "listChartFiles"> {
  async function* listManifestFiles(folder: string): AsyncGenerator<string> {
    for (const { name, kind } of await list(folder)) {
      const below = path.join(folder, name);
      if (kind === "folder" && isLookedInto(name)) yield* listManifestFiles(below);
      else if (kind === "file" && isManifestFile(name)) yield below;
    }
  }

  async function* listChartFiles(folder: string): AsyncGenerator<string> {
    for (const { name, kind } of await list(folder))
      if (kind === "file" && /^(?:(?:Chart|values.*)\.ya?ml|values\.schema\.json)$/u.test(name))
        yield path.join(folder, name);
    for (const below of ["ci", "templates"]) yield* listAllFiles(path.join(folder, below));
  }

  async function* listAllFiles(folder: string): AsyncGenerator<string> {
    for (const { name, kind } of await list(folder)) {
      const below = path.join(folder, name);
      if (kind === "folder") yield* listAllFiles(below);
      else yield below;
    }
  }

  return { listManifestFiles, listChartFiles };
}
