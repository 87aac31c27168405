import path from "node:path";
import type { SourceHost } from "../core/go/modules.ts";
import type { UnsavedTexts } from "./sourceHost.ts";

/** Sources that nobody can read at once. */
export interface SlowSources {
  readonly list: (folder: string) => Promise<readonly { readonly name: string }[]>;
  readonly readText: (file: string) => Promise<string | undefined>;
}

export interface Waiting {
  readonly signal: AbortSignal;
  /** Is told how many files and folders were asked for so far. */
  readonly onProgress: (inputs: number) => void;
}

/** What is above it is taken for absent: somebody pays for every request. */
const mostInputs = 3_000;

/** A result and all that it rests on; `undefined` stands for what is absent. */
export interface ReadResult<Result> {
  readonly result: Result;
  readonly texts: ReadonlyMap<string, string | undefined>;
  /** The names in each folder. */
  readonly folders: ReadonlyMap<string, readonly string[] | undefined>;
}

/**
 * The result of work that wants its sources at once: done again with what it asked for and did not get, until it gets everything.
 * That reads nothing but what the result rests on.
 *
 * @param work must have the same result from the same sources, and no effect
 */
export async function readOnDemand<Result>(
  sources: SlowSources,
  unsaved: UnsavedTexts,
  { signal, onProgress }: Waiting,
  work: (host: SourceHost, exists: (path: string) => boolean) => Result,
): Promise<ReadResult<Result>> {
  const texts = new Map<string, string | undefined>();
  const folders = new Map<string, readonly string[] | undefined>();
  for (;;) {
    const wantedTexts = new Set<string>();
    const wantedFolders = new Set<string>();
    const host: SourceHost = {
      read(file) {
        const open = unsaved[file];
        if (open !== undefined) texts.set(file, open);
        else if (!texts.has(file)) wantedTexts.add(file);
        return texts.get(file);
      },
      list(folder) {
        if (!folders.has(folder)) wantedFolders.add(folder);
        return folders.get(folder);
      },
    };
    const exists = (at: string): boolean => host.list(path.dirname(at))?.includes(path.basename(at)) === true;
    const result = work(host, exists);
    const wanted = wantedTexts.size + wantedFolders.size;
    if (wanted === 0 || texts.size + folders.size + wanted > mostInputs) return { result, texts, folders };
    await Promise.all([
      ...[...wantedTexts].map(async (file) => texts.set(file, await sources.readText(file))),
      ...[...wantedFolders].map(async (folder) => folders.set(folder, await namesIn(folder, sources))),
    ]);
    signal.throwIfAborted();
    onProgress(texts.size + folders.size);
  }
}

/** The names in a folder, `undefined` where it is absent or empty. */
export async function namesIn(folder: string, { list }: SlowSources): Promise<readonly string[] | undefined> {
  const names = (await list(folder)).map(({ name }) => name);
  return names.length === 0 ? undefined : names;
}
