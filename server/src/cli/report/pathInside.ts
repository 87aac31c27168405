import path from "node:path";

/** The way from a folder to a file in it or below; `undefined` for a file elsewhere. */
export function pathInside(folder: string, file: string): string | undefined {
  const relative = path.relative(folder, path.resolve(folder, file));
  return relative.startsWith("..") || path.isAbsolute(relative) ? undefined : relative;
}
