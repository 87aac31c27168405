// What it takes to load and to activate the extension itself, in the extension host of a real editor. The editor's own list counts
// in the time of loading whatever other extensions do meanwhile, so a few lines around the packed bundle take the time instead.
//
//   node bench/activation.ts [WINDOWS]     10 for YAML and 10 for JSON unless said
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "../scripts/build.ts";
import { installEditor } from "../scripts/editor/install.ts";
import { startEditorServer } from "../scripts/editor/server.ts";
import { openFile, openWindow, startBrowser } from "../scripts/editor/workbench.ts";
import { createWorkspace } from "../scripts/sampleWorkspace.ts";

const root = path.dirname(import.meta.dirname);
const windows = Number(process.argv[2] ?? 10);
const files = {
  "web.yaml": "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { prots: [] }\n",
  "package.json": '{ "name": "shop", "version": "1.0.0" }\n',
};

/** Milliseconds on the clock, and of processor time of the thread. */
interface Times {
  readonly load: number;
  readonly activate: number;
  readonly processor: number;
}

/** A copy of the extension that writes a line of {@link Times} for each window. */
function timedExtension(folder: string, times: string): void {
  for (const part of ["package.json", "package.nls.json", "client/l10n", "client/media", "dist"])
    cpSync(path.join(root, part), path.join(folder, part), {
      recursive: true,
      filter: (file) => !/\.(?:map|vsix|tgz)$/u.test(file),
    });
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as object;
  const main = "./dist/client/timed.cjs";
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ ...manifest, main }));
  writeFileSync(
    path.join(folder, main),
    `const processor = () => { const { user, system } = process.threadCpuUsage(); return (user + system) / 1000; };
let [clock, spent] = [performance.now(), processor()];
const extension = require("./extension.cjs");
const load = performance.now() - clock;
const loading = processor() - spent;
exports.deactivate = extension.deactivate;
exports.activate = async (context) => {
  [clock, spent] = [performance.now(), processor()];
  await extension.activate(context);
  const times = { load, activate: performance.now() - clock, processor: loading + processor() - spent };
  require("node:fs").appendFileSync(${JSON.stringify(times)}, JSON.stringify(times) + "\\n");
};
`,
  );
}

function linesIn(file: string): readonly string[] {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
}

function summary(values: readonly number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  return `${median.toFixed(1)} ms (${least.toFixed(1)} to ${most.toFixed(1)})`;
}

installEditor();
await build("package");
const folder = mkdtempSync(path.join(os.tmpdir(), "drydock-activation-"));
const timesFile = path.join(folder, "times.jsonl");
timedExtension(folder, timesFile);
const workspace = createWorkspace(files);
const server = await startEditorServer({ extensions: [folder] });
const browser = await startBrowser();
try {
  for (const file of Object.keys(files)) {
    const before = linesIn(timesFile).length;
    for (let window = 1; window <= windows; window++) {
      const page = await openWindow(browser, server, workspace);
      await openFile(page, file);
      while (linesIn(timesFile).length < before + window) await wait(50);
      await page.context().close();
    }
    const times = linesIn(timesFile)
      .slice(before)
      .map((line) => JSON.parse(line) as Times);
    console.log(
      `${file}: load ${summary(times.map(({ load }) => load))}, ` +
        `activate ${summary(times.map(({ activate }) => activate))}, ` +
        `processor ${summary(times.map(({ processor }) => processor))}`,
    );
  }
} finally {
  await browser.close();
  await server.stop();
  workspace.remove();
  rmSync(folder, { recursive: true });
}
