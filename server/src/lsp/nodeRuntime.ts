import type { Dirent } from "node:fs";
import { access, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { kubernetesVersions, loadCatalogue, newestKubernetesVersion } from "../sources/catalogue.ts";
import { loadDocumentation } from "../sources/documentation.ts";
import { renderChart } from "./helm/helmProgram.ts";
import { buildKustomization } from "./kustomize/kustomizeProgram.ts";
import { isLookedInto, isManifestFile } from "./manifestFiles.ts";
import { languageOf, wordsIn } from "../sources/words.ts";
import { createTextReader } from "./readText.ts";
import type { Runtime } from "./runtime.ts";

/** A Node process with its files and clock. */
export function createNodeRuntime(): Runtime {
  const clock = { now: () => performance.now(), pause: () => setImmediate() };
  return {
    ...clock,
    buildStamp,
    newestKubernetesVersion,
    kubernetesVersions,
    loadCatalogue,
    describe: loadDocumentation(),
    languageOf,
    wordsIn,
    loadCluster: () => import("../cluster/main.ts"),
    delay: (milliseconds) => setTimeout(milliseconds),
    exists,
    listManifestFiles,
    listChartFiles,
    readText: createTextReader(clock),
    buildKustomization,
    renderChart,
  };
}

async function buildStamp(): Promise<string | undefined> {
  const program = fileURLToPath(import.meta.url);
  if (program.endsWith(".ts")) return undefined;
  const { size, mtimeMs } = await stat(program);
  return `${size} ${mtimeMs}`;
}

async function* listManifestFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    const below = path.join(folder, entry.name);
    if (entry.isDirectory() && isLookedInto(entry.name)) yield* listManifestFiles(below);
    else if (entry.isFile() && isManifestFile(entry.name)) yield below;
  }
}

async function* listChartFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder))
    if (entry.isFile() && /^(?:(?:Chart|values.*)\.ya?ml|values\.schema\.json)$/u.test(entry.name))
      yield path.join(folder, entry.name);
  yield* listAllFiles(path.join(folder, "templates"));
}

async function* listAllFiles(folder: string): AsyncGenerator<string> {
  for (const entry of await entriesOf(folder)) {
    const below = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* listAllFiles(below);
    else if (entry.isFile()) yield below;
  }
}

/** Of a folder that is not there or not ours to read nothing. */
function entriesOf(folder: string): Promise<readonly Dirent[]> {
  return readdir(folder, { withFileTypes: true }).catch(() => []);
}

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
