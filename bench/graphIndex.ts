// What it costs to index 10,000 objects in 2,000 files on disk as the language server does, for the first time and with what an earlier
// session has kept; each time in a process of its own. Medians of CPU time of all threads, of the time by the clock and of memory.
//
//   node bench/graphIndex.ts [ROUNDS]
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inWords } from "../server/src/core/text/message.ts";
import { noPolicies } from "../server/src/core/policy/policySet.ts";
import { keptObjectsIn } from "../server/src/lsp/graph/keptObjects.ts";
import { createNodeRuntime } from "../server/src/lsp/nodeRuntime.ts";
import type { Runtime } from "../server/src/lsp/runtime.ts";
import { defaultSettings } from "../server/src/lsp/settings.ts";
import { createWorkspace } from "../server/src/lsp/workspace.ts";
import { contentsOf } from "../server/src/lsp/workspaceFolders.ts";
import { createWorkspaceResources } from "../server/src/lsp/workspaceResources.ts";
import { catalogueOf } from "../server/src/lsp/workspaceSchemas.ts";
import { writeSample } from "./graphSample.ts";

interface Measured {
  /** Milliseconds. */
  readonly cpu: number;
  /** Milliseconds. */
  readonly clock: number;
  /** MiB. */
  readonly memory: number;
}

const [, , task = "5", workspace, cache] = process.argv;
if (workspace !== undefined && cache !== undefined) await measure(workspace, cache);
else compare(Number(task));

/** Prints what one index costs; the process ends when what it keeps is written. */
async function measure(folder: string, cacheFolder: string): Promise<void> {
  const runtime: Runtime = { ...createNodeRuntime(), buildStamp: () => Promise.resolve("this one") };
  const state = createWorkspace({
    files: new Map(),
    schemas: catalogueOf(runtime, inWords),
    settings: defaultSettings.check,
    policies: noPolicies,
    forms: new Map(),
    charts: new Set(),
    builds: [],
  });
  const resources = createWorkspaceResources(state, runtime, keptObjectsIn(cacheFolder, runtime));
  await resources.scan(contentsOf([folder], runtime));
  const before = process.cpuUsage();
  const clock = performance.now();
  const graph = await resources.graph();
  const elapsed = performance.now() - clock;
  const { user, system } = process.cpuUsage(before);
  const count = [...graph.sites()].length;
  if (count !== 10_000) throw new Error(`The graph has ${String(count)} objects.`);
  const memory = process.memoryUsage.rss() / 1024 / 1024;
  const measured: Measured = { cpu: (user + system) / 1000, clock: elapsed, memory };
  console.log(JSON.stringify(measured));
}

function compare(rounds: number): void {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  const [files, kept] = [path.join(folder, "workspace"), path.join(folder, "kept")];
  const run = (): Measured => {
    const output = execFileSync(process.execPath, [import.meta.filename, "index", files, kept], {
      encoding: "utf8",
    });
    return JSON.parse(output) as Measured;
  };
  try {
    writeSample(files);
    const cold: Measured[] = [];
    const warm: Measured[] = [];
    let size = 0;
    for (let round = 0; round < rounds; round++) {
      rmSync(kept, { recursive: true, force: true });
      cold.push(run());
      warm.push(run());
      size = Math.max(...readdirSync(kept).map((name) => statSync(path.join(kept, name)).size));
    }
    say("index of 10,000 objects in 2,000 files", cold);
    say("the same with what was kept of it", warm);
    console.log(`kept: ${(size / 1024).toFixed(0)} KiB; medians of ${String(rounds)} rounds`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function say(what: string, measured: readonly Measured[]): void {
  const median = (field: keyof Measured): string => {
    const values = measured.map((each) => each[field]).toSorted((one, other) => one - other);
    return (values[values.length >> 1] ?? 0).toFixed(0);
  };
  console.log(
    `${what.padEnd(40)} ${median("cpu")} ms CPU, ${median("clock")} ms by the clock, ${median("memory")} MiB`,
  );
}
