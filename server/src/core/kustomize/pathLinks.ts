import { Cursor } from "../manifest/cursor.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { kustomizationFiles, pathPlaces, type PathPlace } from "./kustomization.ts";
import { isRemote } from "./isRemote.ts";
import { resolvePath } from "../text/resolvePath.ts";

/** A path in a kustomization and the file that it leads to. */
export interface PathLink {
  readonly range: PathPlace["at"]["range"];
  readonly target: string;
}

/**
 * The files that a kustomization names; for a folder the kustomization in it.
 * @param isKustomization whether there is a kustomization under a URI
 */
export function pathLinks(
  document: YamlDocument,
  uri: string,
  isKustomization: (uri: string) => boolean,
): readonly PathLink[] {
  return pathPlaces(Cursor.root(document.root))
    .filter(({ path }) => !isRemote(path))
    .map(({ path, at }) => {
      const target = resolvePath(uri, path);
      const below = kustomizationIn(target, isKustomization);
      return { range: { start: at.range.start, end: at.range.end }, target: below ?? target };
    });
}

/** The kustomization in a folder. @param folder its URI without a slash at the end */
export function kustomizationIn(
  folder: string,
  isKustomization: (uri: string) => boolean,
): string | undefined {
  return kustomizationFiles.map((name) => `${folder}/${name}`).find(isKustomization);
}
