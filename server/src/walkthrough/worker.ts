// The thread in which Go sources are read: thousands of files would hold up the language server. It does one job and ends, so
// its memory is given back; whoever stops waiting ends the thread.
import { existsSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import type { Walkthrough } from "../core/go/walkthrough.ts";
import type { SchemaPlace } from "../core/go/bridge/schemaPlaces.ts";
import { findSchemaPlaces, type FieldPlaceInFile } from "./findSchemaPlaces.ts";
import { findSource, type SourceAnswer, type SourceQuestion } from "./findSource.ts";
import { loadGoParser } from "./goParser.ts";
import { parserFolder } from "./parserFolder.ts";
import { readWalkthrough, rootOf } from "./readWalkthrough.ts";
import { recordInputs, sourceHost, type Input, type UnsavedTexts } from "./sourceHost.ts";
import type { WalkthroughRequest } from "./walkSources.ts";
import { withSlashes } from "./withSlashes.ts";

export interface WalkJob extends WalkthroughRequest {
  readonly kind: "walk";
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

export interface FindJob {
  readonly kind: "find";
  readonly folders: readonly string[];
  readonly question: SourceQuestion;
}

export interface SchemaJob extends FieldPlaceInFile {
  readonly kind: "schema";
}

export type Job = WalkJob | FindJob | SchemaJob;
export type ResultOf<J extends Job> = J extends WalkJob
  ? WalkResult
  : J extends FindJob
    ? SourceAnswer
    : readonly SchemaPlace[];

export type WorkerMessage<J extends Job> =
  | { readonly kind: "progress"; readonly inputs: number }
  | { readonly kind: "done"; readonly result: ResultOf<J> };

/** A number on the screen changes this often. */
const inputsPerMessage = 100;

async function walk(job: WalkJob, tell: (inputs: number) => void): Promise<WalkResult> {
  const host = recordInputs(sourceHost(job.unsaved), (inputs) => {
    if (inputs % inputsPerMessage === 0) tell(inputs);
  });
  const walkthrough = await readWalkthrough(job, host);
  return { root: rootOf(job), walkthrough, inputs: host.inputs() };
}

async function findPlaces(job: SchemaJob): Promise<readonly SchemaPlace[]> {
  const host = sourceHost({ [withSlashes(job.file)]: job.text });
  return findSchemaPlaces(job, host, existsSync, await loadGoParser(parserFolder()));
}

async function find({ folders, question }: FindJob): Promise<SourceAnswer> {
  return findSource(folders, question, await loadGoParser(parserFolder()));
}

if (parentPort !== null) {
  const port = parentPort;
  const post = (
    message: WorkerMessage<WalkJob> | WorkerMessage<FindJob> | WorkerMessage<SchemaJob>,
  ): void => {
    port.postMessage(message);
  };
  const job = workerData as Job;
  if (job.kind === "find") post({ kind: "done", result: await find(job) });
  else if (job.kind === "schema") post({ kind: "done", result: await findPlaces(job) });
  else {
    const result = await walk(job, (inputs) => {
      post({ kind: "progress", inputs });
    });
    post({ kind: "done", result });
  }
}
