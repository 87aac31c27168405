import { encodeSegment } from "./fileUri.ts";

/**
 * The canonical URI of a file or folder that another file names. Above the root of the file system there is only the root.
 * @param file canonical URI of the file that holds the path
 */
export function resolvePath(file: string, path: string): string {
  const [scheme = "", empty = "", authority = "", ...rest] = file.split("/").slice(0, -1);
  const drive = rest[0] !== undefined && /^[a-z]%3A$/u.test(rest[0]) ? rest.shift() : undefined;
  const root = [scheme, empty, authority, ...(drive === undefined ? [] : [drive])];
  const folders = rest;
  for (const segment of path.split(drive === undefined ? "/" : /[\\/]/u)) {
    if (segment === "..") folders.pop();
    else if (segment !== "." && segment !== "") folders.push(encodeSegment(segment));
  }
  return [...root, ...folders].join("/");
}
