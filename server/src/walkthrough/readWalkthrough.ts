import { existsSync } from "node:fs";
import path from "node:path";
import { findMain } from "../core/go/entryPoints.ts";
import { createProgram } from "../core/go/program.ts";
import { createWalkthrough, type Walkthrough } from "../core/go/walkthrough.ts";
import type { Language } from "../core/go/words/words.ts";
import { fileHost } from "./fileHost.ts";
import { loadGoParser } from "./goParser.ts";
import { parserFolder } from "./parserFolder.ts";

export interface WalkthroughRequest {
  /** Absolute path of a Go file of the program. */
  readonly file: string;
  /** Absolute path of the folder that paths are relative to; the repository or module around the file unless given. */
  readonly root: string | undefined;
  readonly language: Language;
}

/** Reads the sources of the program that a file belongs to. `undefined` where no main function is found for it. */
export async function readWalkthrough(request: WalkthroughRequest): Promise<Walkthrough | undefined> {
  const folder = withSlashes(path.dirname(request.file));
  const root = withSlashes(request.root ?? rootAround(path.dirname(request.file)));
  const main = findMain(fileHost, root, folder);
  if (main === undefined) return undefined;
  const program = createProgram(fileHost, await loadGoParser(parserFolder()), root, main);
  return createWalkthrough(program, main, request.language);
}

/** The outermost folder with a repository, a workspace or a module; the file's own folder where there is none. */
export function rootAround(folder: string): string {
  let root = folder;
  for (let at = folder; ; at = path.dirname(at)) {
    if ([".git", "go.work", "go.mod"].some((name) => existsSync(path.join(at, name)))) root = at;
    if (at === path.dirname(at)) return root;
  }
}

function withSlashes(file: string): string {
  return file.split(path.sep).join("/");
}
