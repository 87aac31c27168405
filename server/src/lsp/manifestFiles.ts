import path from "node:path";
import { isKustomizationFile } from "../core/kustomize/kustomization.ts";

/** YAML and JSON files, and kustomizations. */
export function isManifestFile(file: string): boolean {
  return /\.(?:ya?ml|json)$/iu.test(file) || isKustomizationFile(path.basename(file));
}

/** Folders of version control, tools and installed packages hold nothing that somebody here wrote. */
export function isLookedInto(folderName: string): boolean {
  return !folderName.startsWith(".") && folderName !== "node_modules";
}

/** Whether a file lies in one of the folders, or below in folders that are looked into. */
export function isInside(folders: readonly string[], file: string): boolean {
  return folders.some((folder) => {
    const relative = path.relative(folder, file);
    const between = path.dirname(relative).split(path.sep);
    return !path.isAbsolute(relative) && between.every((name) => name === "." || isLookedInto(name));
  });
}
