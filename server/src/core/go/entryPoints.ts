import type { SourceHost } from "./modules.ts";
import { scanFile } from "./scan.ts";

/**
 * The folder of the main function that a file belongs to: the file's own, the nearest around it, or the first below `cmd` that
 * has one and imports the file's package or else the nearest around that. `undefined` where there is none; all paths are absolute, with `/`.
 */
export function findMain(host: SourceHost, root: string, folder: string): string | undefined {
  for (let at = folder; at.startsWith(root); at = at.slice(0, at.lastIndexOf("/"))) {
    if (hasMain(host, at)) return at;
    if (at === root) break;
  }
  const commands = (host.list(`${root}/cmd`) ?? []).map((name) => `${root}/cmd/${name}`);
  const mains = [`${root}/cmd`, ...commands].filter((each) => hasMain(host, each));
  const imported = mains.map((main) => ({ main, paths: importedNear(host, root, main) }));
  for (let relative = folder.slice(root.length); relative.lastIndexOf("/") > 0; relative = around(relative)) {
    const found = imported.find(({ paths }) => paths.some((path) => path.endsWith(relative)));
    if (found !== undefined) return found.main;
  }
  return undefined;
}

function around(folder: string): string {
  return folder.slice(0, folder.lastIndexOf("/"));
}

/** What a command imports: its own package, and those below it that it is divided into. */
function importedNear(host: SourceHost, root: string, main: string): readonly string[] {
  const own = main.slice(root.length);
  const found = new Set<string>();
  const folders = new Set([main]);
  for (const folder of folders)
    for (const path of importsOf(host, folder)) {
      found.add(path);
      const below = path.indexOf(`${own}/`);
      if (below !== -1) folders.add(root + path.slice(below));
    }
  return [...found];
}

function hasMain(host: SourceHost, folder: string): boolean {
  return goFiles(host, folder).some(
    (text) => /^package main\b/mu.test(text) && /^func main\(\)/mu.test(text),
  );
}

function importsOf(host: SourceHost, folder: string): string[] {
  return goFiles(host, folder).flatMap((text) => scanFile(text).imports.map(({ path }) => path));
}

function goFiles(host: SourceHost, folder: string): string[] {
  return (host.list(folder) ?? [])
    .filter((name) => name.endsWith(".go") && !name.endsWith("_test.go"))
    .flatMap((name) => host.read(`${folder}/${name}`) ?? []);
}
