import assert from "node:assert/strict";
import { spawn, spawnSync, type SpawnSyncReturns } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { brokenPod, pod } from "../support/manifests.ts";
import { startServer } from "../support/serverProcess.ts";
import { projectPath } from "../support/shared.ts";
import { folderWith } from "../support/temporaryFolder.ts";

/** The bundle that ships, or where nothing was built the sources that it is made of. */
const built = projectPath("dist/cli/drydock.mjs");
const program = existsSync(built) ? built : projectPath("server/src/cli/main.ts");

function start(folder: string, args: readonly string[], input?: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
    maxBuffer: 64 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
}

test("the program reads files and standard input, and ends with the status of the contract", (context) => {
  const folder = folderWith(context, { "pod.yaml": pod });
  assert.equal(start(folder, ["validate", "pod.yaml"]).status, 0);
  assert.equal(start(folder, ["validate", "-"], brokenPod).status, 1);
  const failed = start(folder, ["validate", "gone.yaml"]);
  assert.equal(failed.status, 2);
  assert.equal(failed.stderr, "drydock: There is no file or folder `gone.yaml`.\n");
});

test("the program ends without a verdict when its output is read no further", async (context) => {
  // More than a pipe holds that nobody reads.
  const folder = folderWith(context, { "pods.yaml": new Array(2000).fill(brokenPod).join("---\n") });
  const run = spawn(process.execPath, [program, "validate", "."], { cwd: folder });
  run.stdout.once("data", () => run.stdout.destroy());
  assert.deepEqual(await once(run, "close"), [141, null]);
});

test("the program reads a pipe by its path, as a shell names one in `<(…)`", (context) => {
  if (process.platform === "win32") {
    context.skip("there are no paths of pipes");
    return;
  }
  const folder = folderWith(context, { "pod.yaml": brokenPod });
  const line = 'cat pod.yaml | "$0" "$1" validate /dev/stdin';
  const { status, stdout, stderr } = spawnSync("sh", ["-c", line, process.execPath, program], {
    cwd: folder,
    encoding: "utf8",
  });
  assert.equal(stderr, "");
  assert.match(stdout, /checked 1 object in 1 file/u);
  assert.equal(status, 1);
});

test("the program tells its version and its usage", (context) => {
  const folder = folderWith(context, {});
  assert.match(start(folder, ["--version"]).stdout, /^\d+\.\d+\.\d+\n$/u);
  assert.match(start(folder, ["validate", "--help"]).stdout, /Exit status:/u);
  assert.match(start(folder, ["--help", "--language", "zh-cn"]).stdout, /^  --isolate {2,}逐个检查文件/mu);
});

test("the built program keeps its compiled code for the next run", (context) => {
  if (program !== built) {
    context.skip("nothing was built");
    return;
  }
  const folder = folderWith(context, {});
  const inherited = Object.entries(process.env).filter(([name]) => name !== "NODE_COMPILE_CACHE");
  const env = { ...Object.fromEntries(inherited), TMPDIR: folder, TEMP: folder };
  spawnSync(process.execPath, [program, "--version"], { env });
  assert.ok(existsSync(path.join(folder, "node-compile-cache")));
});

test("ten thousand files are validated in one run", (context) => {
  const files = Array.from({ length: 10_000 }, (_, number) => [
    `team-${number % 100}/pod-${number}.yaml`,
    number % 1000 === 0 ? brokenPod : pod,
  ]);
  const folder = folderWith(context, Object.fromEntries(files) as Record<string, string>);
  const { status, stdout } = start(folder, ["validate", "."]);
  assert.equal(status, 1);
  assert.match(stdout, /^20 errors in 10 files \(checked 10,000 objects in 10,000 files/mu);
});

test("the language server is one of its commands", async (context) => {
  const server = await startServer(context, { command: [program, "language-server", "--stdio"] });
  assert.equal(server.capabilities.hoverProvider, true);
});

test("the program walks through Go sources with the parser that lies beside it", () => {
  const { status, stdout } = start(projectPath("test-fixtures/go/manager"), [
    "walkthrough",
    "main.go",
    "--root",
    ".",
    "--format",
    "markdown",
  ]);
  assert.equal(status, 0);
  assert.match(stdout, /^# Walkthrough of manager$/mu);
});

test("a full disk is a failure of the command, in a sentence", (context) => {
  if (!existsSync("/dev/full")) {
    context.skip("this system has no device that is always full");
    return;
  }
  const full = openSync("/dev/full", "w");
  context.after(() => {
    closeSync(full);
  });
  const toFull = (...stdio: readonly ("pipe" | number)[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [program, "explain", "Pod"], {
      encoding: "utf8",
      stdio: ["ignore", ...stdio],
    });
  const { status, stderr } = toFull(full, "pipe");
  assert.equal(status, 2);
  assert.match(stderr, /^drydock: Standard output cannot be written: ENOSPC/u);
  assert.equal(toFull(full, full).status, 2, "also when that cannot be said");
});
