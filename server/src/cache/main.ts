import { buildStamp } from "./buildStamp.ts";
import { createDocumentCache, type DocumentCache } from "./documentCache.ts";
import { fingerprint } from "./fingerprint.ts";

/** Texts that one run of the command keeps for the next. */
export interface RunCache {
  readonly texts: DocumentCache;
  readonly fingerprint: (text: string) => string;
  /** Of the program that runs; absent where it is run from its sources. */
  readonly stamp: string | undefined;
}

/** One for each set of paths and options that somebody validates with. */
const mostFiles = 30;

/**
 * @param folder made when something is kept
 * @param program URLs of its files, as {@link buildStamp} takes them
 */
export async function openRunCache(folder: string, ...program: readonly string[]): Promise<RunCache> {
  return { texts: createDocumentCache(folder, mostFiles), fingerprint, stamp: await buildStamp(...program) };
}
