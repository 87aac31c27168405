import { writeFileSync } from "node:fs";
import path from "node:path";
import type { TestContext } from "node:test";
import { temporaryFolder } from "./temporaryFolder.ts";

/** A program called `helm`, alone in a folder for the path. */
export interface StandInHelm {
  readonly folder: string;
  /** What it prints of the charts that it is asked for from now on; a text that begins with `Error` it refuses them with. */
  readonly answer: (text: string) => void;
}

/** A stand-in for Helm, which not every machine has: it prints a text that is laid before it, or refuses as Helm 3 does. */
export function standInHelm(context: TestContext): StandInHelm {
  const folder = temporaryFolder(context);
  const output = path.join(folder, "output");
  writeFileSync(
    path.join(folder, "helm"),
    `#!${process.execPath}
const [command, , chart] = process.argv.slice(2);
const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
if (command !== "template" || !existsSync(chart + "/Chart.yaml")) process.exit(2);
const text = readFileSync(${JSON.stringify(output)}, "utf8");
if (text.startsWith("Error")) { process.stderr.write(text); process.exit(1); }
process.stdout.write(text);
`,
    { mode: 0o755 },
  );
  return {
    folder,
    answer(text) {
      writeFileSync(output, text);
    },
  };
}
