// The thread in which a program is walked: reading and parsing thousands of files would hold up the language server. It does
// one job and ends, so its memory is given back; whoever stops waiting ends the thread.
import { parentPort, workerData } from "node:worker_threads";
import type { Walkthrough } from "../core/go/walkthrough.ts";
import { readWalkthrough, rootOf, type WalkthroughRequest } from "./readWalkthrough.ts";
import { recordInputs, sourceHost, type Input, type UnsavedTexts } from "./sourceHost.ts";

export interface WalkJob extends WalkthroughRequest {
  readonly unsaved: UnsavedTexts;
}

/** A walkthrough and all that it rests on. */
export interface WalkResult {
  /** The folder that paths of steps are relative to; absolute, with `/`. */
  readonly root: string;
  /** Absent where no main function was found. */
  readonly walkthrough: Walkthrough | undefined;
  readonly inputs: readonly Input[];
}

export type WorkerMessage =
  | { readonly kind: "progress"; readonly inputs: number }
  | { readonly kind: "done"; readonly result: WalkResult };

/** A number on the screen changes this often. */
const inputsPerMessage = 100;

if (parentPort !== null) {
  const post = (message: WorkerMessage): void => {
    parentPort?.postMessage(message);
  };
  const job = workerData as WalkJob;
  const host = recordInputs(sourceHost(job.unsaved), (inputs) => {
    if (inputs % inputsPerMessage === 0) post({ kind: "progress", inputs });
  });
  const walkthrough = await readWalkthrough(job, host);
  post({ kind: "done", result: { root: rootOf(job), walkthrough, inputs: host.inputs() } });
}
