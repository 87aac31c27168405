import type { Dirent } from "node:fs";
import { access, opendir, readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { performance } from "node:perf_hooks";
import { setImmediate, setTimeout } from "node:timers/promises";
import { kubernetesVersions, loadCatalogue, newestKubernetesVersion } from "../sources/catalogue.ts";
import { loadDocumentation } from "../sources/documentation.ts";
import { renderChart } from "./helm/helmProgram.ts";
import { buildKustomization } from "./kustomize/kustomizeProgram.ts";
import { isLookedInto, isManifestFile } from "./manifestFiles.ts";
import { languageOf, wordsIn } from "../sources/words.ts";
import type { Runtime } from "./runtime.ts";

/** Larger files are data, not definitions that somebody wrote. */
const maximumBytes = 16 * 1024 * 1024;

/** A Node process with its files and clock. */
export function createNodeRuntime(): Runtime {
  return {
    newestKubernetesVersion,
    kubernetesVersions,
    loadCatalogue,
    describe: loadDocumentation(),
    languageOf,
    wordsIn,
    loadCluster: () => import("../cluster/main.ts"),
    now: () => performance.now(),
    pause: () => setImmediate(),
    delay: (milliseconds) => setTimeout(milliseconds),
    exists,
    listManifestFiles,
    listChartFiles,
    readText,
    buildKustomization,
    renderChart,
  };
}

async function* listManifestFiles(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(() => undefined);
  if (entries === undefined) return;
  for await (const entry of entries) {
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

async function readText(file: string): Promise<string | undefined> {
  try {
    const { size } = await stat(file);
    return size > maximumBytes ? undefined : await readFile(file, "utf8");
  } catch {
    // Gone or not ours to read: no definitions.
    return undefined;
  }
}
