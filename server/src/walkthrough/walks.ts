import { runInWorker, workerFile } from "./runInWorker.ts";
import { createWalkStore } from "./walkStore.ts";
import type { WalkJob, WalkResult } from "./worker.ts";

/** Walkthroughs of programs: from the disk while nothing has changed, else from a walk in a thread. */
export interface Walks {
  /** The steps of the walkthrough that is kept, if it still holds; nothing is walked for it. */
  kept(job: WalkJob): Promise<WalkResult | undefined>;
  /** @param onProgress is told how many files and folders were read so far */
  walk(job: WalkJob, signal: AbortSignal, onProgress: (inputs: number) => void): Promise<WalkResult>;
}

/** @param folder where walkthroughs are kept between sessions; without one each is walked anew */
export function createWalks(folder: string | undefined): Walks {
  const store = folder === undefined ? undefined : createWalkStore(folder, workerFile());
  const kept: Walks["kept"] = async (job) => store?.read(job);
  return {
    kept,
    async walk(job, signal, onProgress) {
      const known = await kept(job);
      if (known !== undefined) return known;
      const began = Date.now();
      const result = await runInWorker(job, signal, onProgress);
      await store?.write(job, result, began);
      return result;
    },
  };
}
