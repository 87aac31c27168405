import { fileURLToPath } from "node:url";
import type { Language } from "../../core/go/words/words.ts";
import type { WalkResult, WalkJob } from "../../walkthrough/worker.ts";
import { withSlashes } from "../../walkthrough/readWalkthrough.ts";
import { createWalks, type Walks } from "../../walkthrough/walks.ts";
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
}

/** Makes nothing before the first request. */
export function createWalkthroughLink(): WalkthroughLink {
  const byFolder = new Map<string, Walks>();
  const walksIn = (folder: string): Walks => {
    const known = byFolder.get(folder) ?? createWalks(folder);
    byFolder.set(folder, known);
    return known;
  };
  return {
    kept: (program) => walksIn(program.cacheFolder).kept(jobOf(program)),
    walk: (program, signal, onProgress = () => undefined) =>
      walksIn(program.cacheFolder).walk(jobOf(program), signal, onProgress),
  };
}

function jobOf({ uri, unsaved, language }: ProgramParams): WalkJob {
  return {
    kind: "walk",
    file: fileURLToPath(uri),
    root: undefined,
    language: languageOf(language),
    unsaved: Object.fromEntries(unsaved.map((each) => [withSlashes(fileURLToPath(each.uri)), each.text])),
  };
}

/** Words exist in two languages; whoever reads another one gets English. */
export function languageOf(editorLanguage: string): Language {
  return editorLanguage.toLowerCase().startsWith("zh") ? "zh-cn" : "en";
}
