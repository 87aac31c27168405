import path from "node:path";

/** A path as Go sources are named by. */
export function withSlashes(file: string): string {
  return file.split(path.sep).join("/");
}
