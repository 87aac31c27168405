// Runs one of the project's TypeScript files on the project's own Node, after the set-up that is still missing:
//
//   node scripts/run.mjs FILE [ARGUMENT...]
//
// This file is plain JavaScript for Node 20, because it runs before anything is installed. The Node that everything
// else needs is the npm package `node`, whose install script fetches the binary for this machine.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
const node = path.join(root, "node_modules/node/bin", process.platform === "win32" ? "node.exe" : "node");

/** True when every package of package-lock.json lies in node_modules in that version, as npm itself recorded. */
function isInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(
    ([folder, { version, optional }]) => folder === "" || optional || installed[folder]?.version === version,
  );
}

function packagesOf(lockFile) {
  const file = path.join(root, lockFile);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

function hasNode() {
  return spawnSync(node, ["--version"]).status === 0;
}

/**
 * npm's own output goes to standard error: standard output belongs to the command that runs afterwards. What an npm around this was
 * told is handed on in the environment: `npm install --global` of a clone, as pre-commit does it, must not have the packages put elsewhere.
 */
function npm(...args) {
  const viaNode = process.env.npm_execpath;
  const [command, first] = viaNode ? [process.execPath, [viaNode]] : ["npm", []];
  const result = spawnSync(
    command,
    [...first, ...args, "--global=false", "--include=dev", "--no-audit", "--no-fund"],
    {
      cwd: root,
      stdio: ["ignore", process.stderr, process.stderr],
      shell: !viaNode && process.platform === "win32",
    },
  );
  return result.status === 0;
}

function stop(message) {
  console.error(message);
  process.exit(1);
}

if (!isInstalled()) {
  console.error("Installing the packages of package-lock.json ...");
  // Without scripts: ours would build before it is known what for, and of the others only that of `node` is needed, below.
  const how = existsSync(path.join(root, "node_modules")) ? ["install", "--no-save"] : ["ci"];
  const install = [...how, "--ignore-scripts"];
  if (!npm(...install))
    stop(`\`npm ${install.join(" ")}\` failed; its output above says why. Repair that, then try again.`);
}

if (!hasNode()) {
  npm("rebuild", "node");
  if (!hasNode()) {
    stop(
      "The npm package `node` is installed, but its install script has not put a working Node 24 into node_modules/node/bin.\n" +
        "npm may be set up to refuse install scripts: run `npm install-scripts approve node` (in older versions of npm\n" +
        "`npm approve-scripts node`), then `npm rebuild node`, and try again.",
    );
  }
}

const [file, ...args] = process.argv.slice(2);
if (file === undefined) stop("Usage: node scripts/run.mjs FILE [ARGUMENT...]");
const result = spawnSync(node, [path.resolve(root, file), ...args], { stdio: "inherit" });
if (result.error) stop(`Could not start ${node}: ${result.error.message}`);
process.exit(result.status ?? 1);
