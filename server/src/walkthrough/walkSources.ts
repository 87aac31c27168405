import path from "node:path";
import { findMain } from "../core/go/entryPoints.ts";
import type { SourceHost } from "../core/go/modules.ts";
import { createProgram } from "../core/go/program.ts";
import type { ParseGo } from "../core/go/syntax.ts";
import { createWalkthrough, type Walkthrough } from "../core/go/walkthrough.ts";
import type { Language } from "../core/go/words/words.ts";
import { withSlashes } from "./withSlashes.ts";

export interface WalkthroughRequest {
  /** Absolute path of a Go file of the program. */
  readonly file: string;
  /** Absolute path of the folder that paths are relative to; the repository or module around the file unless given. */
  readonly root: string | undefined;
  readonly language: Language;
  /** Absolute path of the file or folder of the controller that is to be followed out of several. */
  readonly follow?: string;
}

/**
 * The walkthrough of the program that a file belongs to. `undefined` where no main function is found for it.
 * @param root absolute, with `/`
 */
export function walkSources(
  { file, language, follow }: WalkthroughRequest,
  root: string,
  host: SourceHost,
  parse: ParseGo,
): Walkthrough | undefined {
  const main = findMain(host, root, withSlashes(path.dirname(file)));
  if (main === undefined) return undefined;
  const program = createProgram(host, parse, root, main);
  return createWalkthrough(program, main, language, follow === undefined ? undefined : withSlashes(follow));
}
