import type { Dirent } from "node:fs";
import { access, readdir } from "node:fs/promises";
import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout } from "node:timers/promises";
import { buildStamp } from "../cache/buildStamp.ts";
import { createDocumentCache } from "../cache/documentCache.ts";
import { fingerprint } from "../cache/fingerprint.ts";
import { loadCatalogue, loadDocumentation } from "../sources/catalogue.ts";
import { kubernetesVersions, newestKubernetesVersion } from "../sources/kubernetesVersions.ts";
import { languageOf } from "../sources/languages.ts";
import { wordsIn } from "../sources/words.ts";
import { threadedGoReader } from "../walkthrough/threadedGoReader.ts";
import { createFolderTree, type FolderEntry } from "./folderTree.ts";
import { renderChart } from "./helm/helmProgram.ts";
import { inTurn } from "./inTurn.ts";
import { buildKustomization } from "./kustomize/kustomizeProgram.ts";
import { createTextReader } from "./readText.ts";
import type { Runtime } from "./runtime.ts";

/**
 * From its bytes to its answer a message takes as many turns of the event loop: `vscode-jsonrpc` reads it, handles it and writes the
 * answer, each in a turn of its own. One turn more, because the bytes come after the first.
 */
const turnsOfMessage = 4;

/** Lets a message that has arrived be answered, instead of doing a part of its way only before the next slice of work. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsOfMessage; turn++) await setImmediate();
}

/** A Node process with its files and clock. */
export function createNodeRuntime(): Runtime {
  const clock = { now: () => performance.now(), pause: inTurn(settle) };
  return {
    ...clock,
    settle,
    buildStamp: () => buildStamp(import.meta.url),
    newestKubernetesVersion,
    kubernetesVersions,
    loadCatalogue,
    describe: loadDocumentation(),
    languageOf,
    wordsIn,
    loadCluster: () => import("../cluster/main.ts"),
    go: threadedGoReader,
    openCache: createDocumentCache,
    fingerprint,
    delay: (milliseconds) => setTimeout(milliseconds),
    reads: (uri) => uri.startsWith("file:"),
    exists,
    ...createFolderTree(list),
    readText: createTextReader(clock),
    buildKustomization,
    renderChart,
  };
}

async function list(folder: string): Promise<readonly FolderEntry[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.flatMap((entry) => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : { name: entry.name, kind };
  });
}

function kindOf(entry: Dirent): FolderEntry["kind"] | undefined {
  if (entry.isDirectory()) return "folder";
  return entry.isFile() ? "file" : undefined;
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
