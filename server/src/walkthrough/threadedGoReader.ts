import type { GoReader } from "./goReader.ts";
import { headCommit } from "./headCommit.ts";
import { runInWorker } from "./runInWorker.ts";
import { createWalks } from "./walks.ts";

/** Reads the Go sources on disk in threads of their own. */
export const threadedGoReader: GoReader = {
  walksIn: createWalks,
  find: (folders, question, signal) =>
    runInWorker({ kind: "find", folders, question }, signal, () => undefined),
  schemaPlaces: (place, signal) => runInWorker({ kind: "schema", ...place }, signal, () => undefined),
  headCommit,
};
