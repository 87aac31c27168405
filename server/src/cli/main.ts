import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { styleText } from "node:util";
import { say } from "../core/text/message.ts";
import { renderChart } from "../lsp/helm/helmProgram.ts";
import { buildKustomization } from "../lsp/kustomize/kustomizeProgram.ts";
import { languageOf } from "../sources/languages.ts";
import { wordsIn } from "../sources/words.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { openCluster } from "./cluster.ts";
import { run } from "./run.ts";
import type { World } from "./world.ts";

const { env, stdin, stdout, stderr } = process;
// A terminal looks at NO_COLOR itself; FORCE_COLOR is for logs that show colours without being one.
const hasColours = stdout.isTTY ? stdout.hasColors() : /^(?:1|2|3|true)$/u.test(env["FORCE_COLOR"] ?? "");

const world: World = {
  folder: process.cwd(),
  language: languageOf([env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(Boolean)),
  paint: (style, text) => (hasColours ? styleText([...style], text, { validateStream: false }) : text),
  async write(text) {
    if (text !== "" && !stdout.write(text)) await once(stdout, "drain");
  },
  warn(text) {
    stderr.write(`drydock: ${text}\n`);
  },
  readStandardInput: () => buffer(stdin),
  openCluster,
  async openCache() {
    const { openRunCache } = await import("../cache/main.ts");
    const catalogue = new URL("../catalogue/catalogue.bin", import.meta.url);
    return openRunCache(cacheFolder("runs"), import.meta.url, catalogue.href);
  },
  interruption() {
    const interruption = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => {
        interruption.abort();
      });
    return interruption.signal;
  },
  buildKustomization,
  renderChart,
};

stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads us has seen enough, as `head` has. That is no verdict: the status is that of a program that SIGPIPE ends.
  if (error.code === "EPIPE") process.exit(141);
  world.warn(wordsIn(world.language)(say`Standard output cannot be written: ${error.message}.`));
  process.exit(2);
});
// What cannot be said there is told by the status alone.
stderr.on("error", () => undefined);

process.exitCode = await run(process.argv.slice(2), world);
