import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { performance } from "node:perf_hooks";

const root = path.dirname(import.meta.dirname);

/** What any validator has to do at the least: read the files and load their YAML. */
const floorProgram = `
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { loadAll } from "js-yaml";
const folder = process.argv[1];
let documents = 0;
for (const name of readdirSync(folder)) documents += loadAll(readFileSync(path.join(folder, name), "utf8")).length;
if (documents === 0) process.exitCode = 1;
`;

/** Milliseconds from the start of each process to its end, over the same files. */
export interface CommandLineTimes {
  /** Of files that nobody has validated before. */
  readonly validate: number;
  /** Of the same ones, when nothing has changed. */
  readonly again: number;
  readonly loadAll: number;
  /** A Node process that does nothing. */
  readonly empty: number;
}

/** Validates manifests, one per file, beside a program that only loads them. */
export function timeCommandLine(texts: readonly string[]): CommandLineTimes {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-bench-"));
  const kept = { XDG_CACHE_HOME: mkdtempSync(path.join(tmpdir(), "drydock-bench-")) };
  const validate = [path.join(root, "dist/cli/drydock.mjs"), "validate", "--format", "json", folder];
  try {
    for (const [index, text] of texts.entries())
      writeFileSync(path.join(folder, `manifest-${index}.yaml`), text);
    return {
      loadAll: timeProcess(["--input-type=module", "--eval", floorProgram, folder]),
      validate: timeProcess(validate, kept),
      again: timeProcess(validate, kept),
      empty: timeProcess(["--eval", ""]),
    };
  } finally {
    for (const made of [folder, kept.XDG_CACHE_HOME]) rmSync(made, { recursive: true });
  }
}

function timeProcess(args: readonly string[], environment: Readonly<Record<string, string>> = {}): number {
  const env = { ...process.env, ...environment };
  const begun = performance.now();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", env });
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status ?? "a signal"}: ${stderr}`);
  return performance.now() - begun;
}
