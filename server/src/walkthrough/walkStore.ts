import { readdir, readFile, stat } from "node:fs/promises";
import { createDocumentCache } from "../cache/documentCache.ts";
import { contentHash, namesAsText, type Input, type UnsavedTexts } from "./sourceHost.ts";
import type { WalkJob, WalkResult } from "./worker.ts";

/** Walkthroughs on disk, each with what it rests on. Whatever fails there is a walkthrough that is not there. */
export interface WalkStore {
  /** The walkthrough, if every file and folder that it rests on still has the same content. */
  read(job: WalkJob): Promise<WalkResult | undefined>;
  /**
   * A walkthrough of unsaved texts is not kept.
   * @param began when the walk began, in milliseconds since 1970
   */
  write(job: WalkJob, result: WalkResult, began: number): Promise<void>;
}

interface StampedInput extends Input {
  /** While it is the same, nobody has written to the file. */
  readonly stamp: string;
}

interface Stored {
  readonly result: WalkResult;
  readonly inputs: readonly StampedInput[];
}

/** One of kube-controller-manager takes some 0.4 MB. */
const mostFiles = 60;

/**
 * @param folder made when the first walkthrough is written
 * @param analyser the program that walks: another one might tell other steps
 */
export function createWalkStore(folder: string, analyser: string): WalkStore {
  const cache = createDocumentCache(folder, mostFiles);
  const nameOf = async ({ file, root, language, follow }: WalkJob): Promise<string> =>
    JSON.stringify([await stampOf(analyser), file, root ?? "", language, follow ?? ""]);
  return {
    async read(job) {
      const text = await cache.read(await nameOf(job));
      if (text === undefined) return undefined;
      const { inputs, result } = JSON.parse(text) as Stored;
      const same = await Promise.all(inputs.map((input) => isSame(input, job.unsaved)));
      return same.every(Boolean) ? result : undefined;
    },
    async write(job, result, began) {
      if (Object.keys(job.unsaved).length > 0) return;
      const inputs = await Promise.all(
        result.inputs.map(async (input) => ({ ...input, stamp: await stampOf(input.path, began) })),
      );
      const stored: Stored = { result: { ...result, inputs: [] }, inputs };
      await cache.write(await nameOf(job), JSON.stringify(stored));
    },
  };
}

async function isSame(input: StampedInput, unsaved: UnsavedTexts): Promise<boolean> {
  const text = unsaved[input.path];
  if (text !== undefined) return contentHash(text) === input.hash;
  const stamp = await stampOf(input.path);
  return stamp === input.stamp || contentHash(await contentOf(input)) === input.hash;
}

/**
 * Size and time of change. What changed at `before` or later may have changed after it was read: it gets a stamp that no file
 * has, so that its content is compared.
 */
async function stampOf(file: string, before = Infinity): Promise<string> {
  try {
    const { size, mtimeMs } = await stat(file);
    return mtimeMs < before ? `${size} ${mtimeMs}` : "unsettled";
  } catch {
    return "absent";
  }
}

async function contentOf({ kind, path: at }: Input): Promise<string | undefined> {
  try {
    return kind === "file" ? await readFile(at, "utf8") : namesAsText(await readdir(at));
  } catch {
    return undefined;
  }
}
