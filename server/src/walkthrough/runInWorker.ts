import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import type { Job, ResultOf, WorkerMessage } from "./worker.ts";

/** Beside the bundles in dist/server and dist/cli, or the source when run from the sources. */
const places = ["../go/worker.mjs", "./worker.ts"];

/** The program of the worker. Throws when it is missing. */
export function workerFile(): string {
  const files = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const found = files.find((file) => existsSync(file));
  if (found === undefined)
    throw new Error(
      "The worker that reads Go sources is missing. Build it with: npm start, npm test, or node scripts/build.ts",
    );
  return found;
}

/** Most memory of the thread in megabytes: a walk of kube-controller-manager takes a third of it. */
const mostMemory = 900;

/**
 * Does a job in a thread of its own. An abort ends the thread, and the promise rejects; it also rejects with what the thread
 * throws.
 * @param onProgress is told how many files and folders were asked for so far
 */
export function runInWorker<J extends Job>(
  job: J,
  signal: AbortSignal,
  onProgress: (inputs: number) => void,
): Promise<ResultOf<J>> {
  return new Promise((resolve, reject: (error: unknown) => void) => {
    signal.throwIfAborted();
    const worker = new Worker(workerFile(), {
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: mostMemory },
    });
    const stop = (): void => {
      reject(new Error("Reading Go sources was cancelled."));
      void worker.terminate();
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: WorkerMessage<J>) => {
      if (message.kind === "progress") onProgress(message.inputs);
      else resolve(message.result);
    });
    worker.once("error", reject);
    worker.once("exit", () => {
      signal.removeEventListener("abort", stop);
      reject(new Error("The thread that reads Go sources ended without a result."));
    });
  });
}
