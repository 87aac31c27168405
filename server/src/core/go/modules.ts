/** Reads Go sources; paths are absolute with `/`. Answers at once: whoever calls runs beside the editor, not in it. */
export interface SourceHost {
  /** The text of a file; `undefined` where there is none that can be read. */
  readonly read: (path: string) => string | undefined;
  /** Names of the files in a folder; `undefined` where there is no such folder. */
  readonly list: (folder: string) => readonly string[] | undefined;
}

/** A Go module at hand: an import path and the folder that it stands for. */
export interface Module {
  readonly path: string;
  readonly folder: string;
}

/** Where packages are looked for. */
export interface ModuleSet {
  /** Longest import path first, so that a nested module wins over the one around it. */
  readonly modules: readonly Module[];
  /** Folders with copies of other modules. */
  readonly vendorFolders: readonly string[];
}

/**
 * The modules that a package in `folder` is built from: its own, the ones around it up to `root`, those of a `go.work`, and
 * local replacements of all of them. See https://go.dev/ref/mod.
 */
export function findModules(host: SourceHost, root: string, folder: string): ModuleSet {
  const found = new Map<string, Module>();
  const add = (module: Module): void => {
    if (!found.has(module.path)) found.set(module.path, module);
  };
  for (const around of foldersUpTo(root, folder)) {
    const work = host.read(`${around}/go.work`);
    const used = work === undefined ? [] : usesOf(work).map((use) => join(around, use));
    for (const moduleFolder of [around, ...used]) {
      const text = host.read(`${moduleFolder}/go.mod`);
      const path = text === undefined ? undefined : modulePath(text);
      if (text === undefined || path === undefined) continue;
      add({ path, folder: moduleFolder });
      for (const [replaced, target] of replacementsOf(text))
        add({ path: replaced, folder: join(moduleFolder, target) });
    }
  }
  const modules = [...found.values()].sort((a, b) => b.path.length - a.path.length);
  const vendorFolders = foldersUpTo(root, folder).map((around) => `${around}/vendor`);
  return { modules, vendorFolders };
}

/** The folders that may hold the package, best first. */
export function foldersOf({ modules, vendorFolders }: ModuleSet, importPath: string): string[] {
  const owners = modules.filter(({ path }) => importPath === path || importPath.startsWith(`${path}/`));
  return [
    ...owners.map(({ path, folder }) => folder + importPath.slice(path.length)),
    ...vendorFolders.map((vendor) => `${vendor}/${importPath}`),
  ];
}

/** The import path of a folder; `undefined` outside of all modules. */
export function importPathOf({ modules, vendorFolders }: ModuleSet, folder: string): string | undefined {
  const vendor = vendorFolders.find((each) => folder.startsWith(`${each}/`));
  if (vendor !== undefined) return folder.slice(vendor.length + 1);
  const owner = modules
    .filter((module) => folder === module.folder || folder.startsWith(`${module.folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
  return owner === undefined ? undefined : owner.path + folder.slice(owner.folder.length);
}

function foldersUpTo(root: string, folder: string): string[] {
  const folders: string[] = [];
  for (
    let at = folder;
    at.startsWith(root) && at !== "";
    at = at.slice(0, Math.max(0, at.lastIndexOf("/")))
  ) {
    folders.push(at);
    if (at === root) break;
  }
  return folders;
}

function modulePath(goMod: string): string | undefined {
  return /^module\s+"?([^\s"]+)/mu.exec(goMod)?.[1];
}

function replacementsOf(goMod: string): [path: string, folder: string][] {
  const lines = goMod.matchAll(/^\s*(?:replace\s+)?(\S+)(?:\s+v\S+)?\s+=>\s+(\.\.?(?:\/\S*)?)/gmu);
  return [...lines].map(([, path, folder]) => [path ?? "", folder ?? "."]);
}

function usesOf(goWork: string): string[] {
  return [...goWork.matchAll(/^\s*(?:use\s+)?(\.\.?(?:\/\S*)?)\s*(?:\/\/.*)?$/gmu)].map(
    ([, folder]) => folder ?? ".",
  );
}

/** `folder/relative` without `.` and `..`. */
function join(folder: string, relative: string): string {
  const parts = folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}
