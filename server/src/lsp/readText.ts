import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats } from "node:fs";
import { open } from "node:fs/promises";
import type { Runtime } from "./runtime.ts";

/** Larger files are data, not definitions that somebody wrote. */
const maximumBytes = 16 * 1024 * 1024;
/** Up to here a text is there in less time than somebody else takes to be told to get it. */
const smallBytes = 256 * 1024;
/** Milliseconds of reading in one go. */
const sliceMilliseconds = 4;
/** A file that takes longer may lie on a disk that is far away. */
const slowMilliseconds = 8;
/** So many files are then read in the background before the disk is tried again. */
const readsInBackground = 500;

// A pipe in the place of a file would be waited for without an end.
const flags = constants.O_RDONLY | constants.O_NONBLOCK;

/**
 * Reads texts of files. A workspace has thousands of small ones, each of which is read by this thread in a fifth of the time that it
 * takes to have it read by another one: so that is done as long as the disk keeps up, in slices.
 */
export function createTextReader({ now, pause }: Pick<Runtime, "now" | "pause">): Runtime["readText"] {
  let begun = now();
  let inBackground = 0;

  return async (file) => {
    if (inBackground > 0) {
      inBackground -= 1;
      return readInBackground(file);
    }
    if (now() - begun > sliceMilliseconds) {
      await pause();
      begun = now();
    }
    const before = now();
    const text = readNow(file);
    if (now() - before > slowMilliseconds) inBackground = readsInBackground;
    return text;
  };
}

function readNow(file: string): string | undefined | Promise<string | undefined> {
  try {
    const handle = openSync(file, flags);
    try {
      const stats = fstatSync(handle);
      if (!isText(stats)) return undefined;
      return stats.size > smallBytes ? readInBackground(file) : readFileSync(handle, "utf8");
    } finally {
      closeSync(handle);
    }
  } catch {
    // Gone or not ours to read.
    return undefined;
  }
}

async function readInBackground(file: string): Promise<string | undefined> {
  try {
    await using handle = await open(file, flags);
    return isText(await handle.stat()) ? await handle.readFile("utf8") : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there may be a text to look at: not in folders and devices, and in nothing too large. */
function isText(stats: Stats): boolean {
  return stats.isFile() && stats.size <= maximumBytes;
}
