import type { Declaration, GoFile } from "../program.ts";
import type { Walk } from "./walk.ts";

/** The folder of the controller that is asked for; `undefined` where none is. */
export function followedFolder({ followed }: Pick<Walk, "followed">): string | undefined {
  return followed?.endsWith(".go") === true ? followed.slice(0, followed.lastIndexOf("/")) : followed;
}

/** Of things that look alike, those in the file that is asked for, else those in its folder, else all. */
export function nearFollowed<T>(
  walk: Pick<Walk, "followed">,
  all: readonly T[],
  fileOf: (each: T) => GoFile | undefined,
): readonly T[] {
  const inFile = all.filter((each) => fileOf(each)?.path === walk.followed);
  if (inFile.length > 0) return inFile;
  const folder = followedFolder(walk);
  const inFolder = all.filter((each) => fileOf(each)?.package.folder === folder);
  return inFolder.length > 0 ? inFolder : all;
}

/** Whether a function is in the package of a folder, or names something of it. */
export function leadsInto(walk: Walk, { outline, file }: Declaration, folder: string | undefined): boolean {
  if (folder === undefined || file.package.folder === folder) return folder !== undefined;
  const home = walk.program.packageIn(folder);
  const imported = file.outline.imports.find(({ path }) => path === home?.path);
  if (home === undefined || imported === undefined) return false;
  const source = file.text.slice(outline.start, outline.end);
  return new RegExp(`\\b${imported.name ?? home.name}\\.`, "u").test(source);
}
