// A real VS Code from npm packages only: the VS Code server inside `code-server`, without code-server's own wrapper.
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import path from "node:path";
import { cacheFolder } from "./cache.ts";

/** Contains VS Code 1.139.1, which runs on the same Node release line as the project. */
const codeServer = "code-server@4.139.1";

/** Without these two VS Code runs, but its Output channels stay empty and an orphaned extension host lives on. */
const nativeModules = ["@vscode/spdlog", "native-watchdog", "@vscode/native-watchdog"];

/**
 * Installs the editor into the cache folder unless it is there, which takes about 40 s and 650 MB.
 * Returns the folder with `out/server-main.js`, which runs on the Node that runs this.
 */
export function installEditor(): string {
  const folder = path.join(
    cacheFolder(),
    `${codeServer.replace("@", "-")}-node-${process.version}-${process.arch}`,
  );
  if (existsSync(folder)) return folder;

  console.error(`Installing ${codeServer} from npm into ${folder} (once, about 40 s) ...`);
  mkdirSync(cacheFolder(), { recursive: true });
  const draft = mkdtempSync(`${folder}.`);
  try {
    unpack(draft);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

function unpack(folder: string): void {
  npm(folder, "pack", codeServer);
  const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
  if (archive === undefined) throw new Error(`\`npm pack ${codeServer}\` left no archive in ${folder}.`);
  run(folder, "tar", ["xzf", archive, "--strip-components=3", "package/lib/vscode"]);
  rmSync(path.join(folder, archive));
  // The packages are pinned by the lock file inside; a peer dependency is missing from it, hence the first option.
  npm(folder, "ci", "--legacy-peer-deps", "--ignore-scripts", "--omit=dev");
  symlinkSync("node_modules", path.join(folder, "node_modules.asar"));
  for (const name of nativeModules) buildNativeModule(path.join(folder, "node_modules", name));
}

function buildNativeModule(folder: string): void {
  if (!existsSync(path.join(folder, "binding.gyp"))) return;
  const gyp = path.join(path.dirname(npmProgram()), "../node_modules/node-gyp/bin/node-gyp.js");
  try {
    run(folder, process.execPath, [gyp, "rebuild", "--loglevel=error", `--nodedir=${nodeHeaders()}`]);
  } catch {
    console.error(
      `Could not build ${path.basename(folder)} (a C++ compiler and python3 are needed); VS Code works without.`,
    );
  }
}

/** The folder with `include/node` of the Node that runs this, which the npm package `node` brings along. */
function nodeHeaders(): string {
  const packages = path.join(path.dirname(process.execPath), "../node_modules");
  const withHeaders = readdirSync(packages).find((name) =>
    existsSync(path.join(packages, name, "include/node")),
  );
  return path.join(packages, withHeaders ?? "");
}

function npm(folder: string, ...args: string[]): void {
  run(folder, process.execPath, [npmProgram(), ...args, "--loglevel=error", "--no-audit", "--no-fund"]);
}

/** npm's own program: the one that runs this, else the one behind the link `npm` on the PATH. */
function npmProgram(): string {
  const running = process.env["npm_execpath"];
  if (running !== undefined) return running;
  const links = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .map((folder) => path.join(folder, "npm"))
    .filter((file) => existsSync(file));
  const program = links.map((link) => realpathSync(link)).find((file) => file.endsWith(".js"));
  if (program === undefined) throw new Error("No npm on the PATH. Run this through npm: npm run test:editor");
  return program;
}

/** Quiet, unless the program fails: then the error carries what it printed to standard error. */
function run(folder: string, command: string, args: string[]): void {
  execFileSync(command, args, { cwd: folder, stdio: ["ignore", "ignore", "pipe"] });
}
