import { encodeSegment } from "../text/fileUri.ts";

/** `https://…`, `git@host:…`, `host.com/owner/repository//folder?ref=v1`: what Kustomize fetches. */
const REMOTE =
  /:\/\/|^git@|^git::|\?(?:ref|version|timeout|submodules)=|\.git(?:\/|$)|^[\w-]+(?:\.[\w-]+)+\//u;

/** Whether a path in a kustomization may lead to another machine. */
export function isRemote(path: string): boolean {
  return REMOTE.test(path);
}

/**
 * The canonical URI of a file that a kustomization names. Above the root of the file system there is only the root.
 * @param kustomization canonical URI of the file that holds the path
 */
export function resolvePath(kustomization: string, path: string): string {
  const [scheme = "", empty = "", authority = "", ...rest] = kustomization.split("/").slice(0, -1);
  const drive = rest[0] !== undefined && /^[a-z]%3A$/u.test(rest[0]) ? rest.shift() : undefined;
  const root = [scheme, empty, authority, ...(drive === undefined ? [] : [drive])];
  const folders = rest;
  for (const segment of path.split(drive === undefined ? "/" : /[\\/]/u)) {
    if (segment === "..") folders.pop();
    else if (segment !== "." && segment !== "") folders.push(encodeSegment(segment));
  }
  return [...root, ...folders].join("/");
}
