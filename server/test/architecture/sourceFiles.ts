import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { projectPath } from "../support/shared.ts";

/** A module of the project and what it imports, in whatever way: statically, dynamically, or for a type. */
export interface SourceModule {
  /** From the project's folder, with `/`. */
  readonly file: string;
  readonly text: string;
  /** Files of the project, from its folder. */
  readonly files: readonly string[];
  /** Names of packages without paths inside of them; modules of Node as `node:fs`. */
  readonly packages: readonly string[];
}

/** Every TypeScript file of the product, its tests and its scripts. */
export function readModules(): readonly SourceModule[] {
  return globSync("{client,server,scripts,bench}/**/*.ts", { cwd: projectPath() })
    .map((file) => file.replaceAll(path.sep, "/"))
    .toSorted()
    .map(readModule);
}

function readModule(file: string): SourceModule {
  const text = readFileSync(projectPath(file), "utf8");
  const names = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  const [local, foreign] = [names.filter(isLocal), names.filter((name) => !isLocal(name))];
  return {
    file,
    text,
    files: local.map((name) => resolve(name, file)),
    packages: foreign.map(packageOf),
  };
}

function isLocal(name: string): boolean {
  return name.startsWith(".");
}

function resolve(name: string, from: string): string {
  const file = path.posix.join(path.posix.dirname(from), name);
  if (!existsSync(projectPath(file))) throw new Error(`${from} imports ${name}, which is not there.`);
  return file;
}

function packageOf(name: string): string {
  return name
    .split("/")
    .slice(0, name.startsWith("@") ? 2 : 1)
    .join("/");
}
