import path from "node:path";
import { functionsInWalk } from "../../core/go/ways/functionInWalk.ts";
import { pathOf } from "../../core/text/filePath.ts";
import { languageOf } from "../../sources/languages.ts";
import type { WalkResult, WalkJob } from "../../walkthrough/worker.ts";
import type { Walks } from "../../walkthrough/walks.ts";
import { withSlashes } from "../../walkthrough/withSlashes.ts";
import type { Runtime } from "../runtime.ts";
import type { ProgramParams } from "./protocol.ts";

/** The walkthroughs that a window asks for. */
export interface WalkthroughLink {
  /** What is kept of the program, if it still holds; nothing is walked for it. */
  kept(program: ProgramParams): Promise<WalkResult | undefined>;
  walk(
    program: ProgramParams,
    signal: AbortSignal,
    onProgress?: (inputs: number) => void,
  ): Promise<WalkResult>;
  /**
   * The walkthrough that comes to a function: the usual one, else the one that follows the controller in the function's file.
   * Where neither does, the usual one.
   */
  walkTo(
    program: ProgramParams,
    place: { readonly uri: string; readonly name: string },
    signal: AbortSignal,
    onProgress?: (inputs: number) => void,
  ): Promise<WalkResult>;
}

/** Makes nothing before the first request. */
export function createWalkthroughLink({ go }: Pick<Runtime, "go">): WalkthroughLink {
  const byFolder = new Map<string, Walks>();
  const walksIn = (folder: string): Walks => {
    const known = byFolder.get(folder) ?? go.walksIn(folder);
    byFolder.set(folder, known);
    return known;
  };
  const walk: WalkthroughLink["walk"] = (program, signal, onProgress = () => undefined) =>
    walksIn(program.cacheFolder).walk(jobOf(program), signal, onProgress);
  return {
    kept: (program) => walksIn(program.cacheFolder).kept(jobOf(program)),
    walk,
    async walkTo(program, place, signal, onProgress = () => undefined) {
      const usual = await walk(program, signal, onProgress);
      if (comesTo(usual, place)) return usual;
      const job = { ...jobOf(program), follow: pathOf(place.uri) };
      const followed = await walksIn(program.cacheFolder).walk(job, signal, onProgress);
      return comesTo(followed, place) ? followed : usual;
    },
  };
}

function comesTo(
  { root, walkthrough }: WalkResult,
  { uri, name }: { readonly uri: string; readonly name: string },
): boolean {
  return walkthrough !== undefined && functionsInWalk(walkthrough, name, fileIn(root, uri)).length > 0;
}

/** The path of a file relative to the root, as walkthroughs have it. */
export function fileIn(root: string, uri: string): string {
  return withSlashes(path.relative(root, pathOf(uri)));
}

/** Whoever asks from the file of a controller wants to see that one. */
function jobOf({ uri, unsaved, language }: ProgramParams): WalkJob {
  const file = pathOf(uri);
  return {
    kind: "walk",
    file,
    follow: file,
    root: undefined,
    language: languageOf(language),
    unsaved: Object.fromEntries(unsaved.map((each) => [withSlashes(pathOf(each.uri)), each.text])),
  };
}
