import path from "node:path";

const marks = [".git", "go.work", "go.mod"];

/** The outermost folder with a repository, a workspace or a module; the file's own folder where there is none. */
export function rootAround(folder: string, exists: (path: string) => boolean): string {
  let root = folder;
  for (let at = folder; ; at = path.dirname(at)) {
    if (marks.some((name) => exists(path.join(at, name)))) root = at;
    if (at === path.dirname(at)) return root;
  }
}
