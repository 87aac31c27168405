#!/usr/bin/env node
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { styleText } from "node:util";
import { run } from "./run.ts";
import type { World } from "./world.ts";

const { stdin, stdout, stderr } = process;

const world: World = {
  folder: process.cwd(),
  // Looks at the terminal, NO_COLOR and FORCE_COLOR.
  paint: (style, text) => styleText([...style], text, { stream: stdout }),
  async write(text) {
    if (text !== "" && !stdout.write(text)) await once(stdout, "drain");
  },
  warn(text) {
    stderr.write(`drydock: ${text}\n`);
  },
  readStandardInput: () => buffer(stdin),
};

stdout.on("error", (error: NodeJS.ErrnoException) => {
  // Whoever reads us has seen enough, as `head` has.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

process.exitCode = await run(process.argv.slice(2), world);
