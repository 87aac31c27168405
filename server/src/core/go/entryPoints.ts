import type { SourceHost } from "./modules.ts";
import { scanFile } from "./scan.ts";

/**
 * The folder of the main function that a file belongs to: the file's own, the nearest around it, or the first below `cmd` that
 * has one and imports the file's package. `undefined` where there is none; all paths are absolute, with `/`.
 */
export function findMain(host: SourceHost, root: string, folder: string): string | undefined {
  for (let at = folder; at.startsWith(root); at = at.slice(0, at.lastIndexOf("/"))) {
    if (hasMain(host, at)) return at;
    if (at === root) break;
  }
  const relative = folder.slice(root.length);
  const commands = (host.list(`${root}/cmd`) ?? []).map((name) => `${root}/cmd/${name}`);
  return [`${root}/cmd`, ...commands]
    .filter((each) => hasMain(host, each))
    .find((each) => importsOf(host, each).some((path) => relative !== "" && path.endsWith(relative)));
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
