import { existsSync } from "node:fs";
import path from "node:path";
import { findMain } from "../core/go/entryPoints.ts";
import type { SourceHost } from "../core/go/modules.ts";
import { createProgram } from "../core/go/program.ts";
import { createWalkthrough, type Walkthrough } from "../core/go/walkthrough.ts";
import type { Language } from "../core/go/words/words.ts";
import { loadGoParser } from "./goParser.ts";
import { parserFolder } from "./parserFolder.ts";
import { sourceHost } from "./sourceHost.ts";

export interface WalkthroughRequest {
  /** Absolute path of a Go file of the program. */
  readonly file: string;
  /** Absolute path of the folder that paths are relative to; the repository or module around the file unless given. */
  readonly root: string | undefined;
  readonly language: Language;
  /** Absolute path of the file or folder of the controller that is to be followed out of several. */
  readonly follow?: string;
}

/** Reads the sources of the program that a file belongs to. `undefined` where no main function is found for it. */
export async function readWalkthrough(
  request: WalkthroughRequest,
  host: SourceHost = sourceHost(),
): Promise<Walkthrough | undefined> {
  const folder = withSlashes(path.dirname(request.file));
  const root = rootOf(request);
  const main = findMain(host, root, folder);
  if (main === undefined) return undefined;
  const program = createProgram(host, await loadGoParser(parserFolder()), root, main);
  const { language, follow } = request;
  return createWalkthrough(program, main, language, follow === undefined ? undefined : withSlashes(follow));
}

/** The folder that the paths of a walkthrough are relative to; absolute, with `/`. */
export function rootOf({ file, root }: Pick<WalkthroughRequest, "file" | "root">): string {
  return withSlashes(root ?? rootAround(path.dirname(file)));
}

/** The outermost folder with a repository, a workspace or a module; the file's own folder where there is none. */
export function rootAround(folder: string): string {
  let root = folder;
  for (let at = folder; ; at = path.dirname(at)) {
    if ([".git", "go.work", "go.mod"].some((name) => existsSync(path.join(at, name)))) root = at;
    if (at === path.dirname(at)) return root;
  }
}

export function withSlashes(file: string): string {
  return file.split(path.sep).join("/");
}
