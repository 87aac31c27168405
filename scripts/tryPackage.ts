// The command line as a person gets it: the package is installed into an empty folder, without the network, because it needs no
// other package. There it checks, explains, reads Go, and serves an editor and an agent.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const root = path.dirname(import.meta.dirname);
/** Runs what is installed, and fetches nothing. */
const npx = ["--offline", "--no-install", "drydock"];
const pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { contaners: [] }\n";

/** @throws when the package brings others along, or something in it does not answer as it should */
export async function tryPackage(tarball: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "drydock-"));
  try {
    said("npm", ["install", "--offline", "--no-audit", "--no-fund", "--prefix", folder, tarball], folder);
    const packages = readdirSync(path.join(folder, "node_modules")).filter((name) => !name.startsWith("."));
    assert.deepEqual(packages, ["drydock"]);
    tryCommands(folder);
    await tryServers(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function tryCommands(folder: string): void {
  writeFileSync(path.join(folder, "pod.yaml"), pod);
  assert.match(drydock(folder, ["validate", "pod.yaml"], { status: 1 }), /contaners/u);
  tryManyFiles(folder);
  assert.match(drydock(folder, ["explain", "Pod.spec.containers.image"]), /spec\.containers\.image/u);
  const program = path.join(root, "test-fixtures/go/manager/main.go");
  assert.match(drydock(folder, ["walkthrough", program]), /"entry-main"/u);
  // That it is the kubeconfig which has no such context takes the client of clusters to say.
  const kubeconfig = path.join(folder, "kubeconfig");
  writeFileSync(kubeconfig, "apiVersion: v1\nkind: Config\n");
  const diff = ["diff", "--context", "nowhere", "pod.yaml"];
  assert.match(drydock(folder, diff, { status: 2, env: { KUBECONFIG: kubeconfig } }), /nowhere/u);
}

/** Of many files those that are clean are remembered, which takes a program of its own. */
function tryManyFiles(folder: string): void {
  const many = path.join(folder, "many");
  mkdirSync(many);
  for (let index = 0; index < 60; index++)
    writeFileSync(
      path.join(many, `${String(index)}.yaml`),
      "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n",
    );
  const env = { XDG_CACHE_HOME: path.join(folder, "cache"), LOCALAPPDATA: path.join(folder, "cache") };
  for (const round of ["first", "second"])
    assert.match(drydock(folder, ["validate", "many"], { env }), /^No problems in 60 objects/u, round);
}

async function tryServers(folder: string): Promise<void> {
  const initialize = { jsonrpc: "2.0", id: 1, method: "initialize" };
  const editor = JSON.stringify({
    ...initialize,
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  const framed = `Content-Length: ${String(editor.length)}\r\n\r\n${editor}`;
  await answers(folder, ["language-server", "--stdio"], framed, '"completionProvider"');
  const clientInfo = { name: "test", version: "0" };
  const params = { protocolVersion: "2025-06-18", capabilities: {}, clientInfo };
  const agent = `${JSON.stringify({ ...initialize, params })}\n`;
  await answers(folder, ["mcp"], agent, '"serverInfo":{"name":"drydock"');
}

/** Resolves when a server has answered a message with some text; rejects when it ends without, or has not within a minute. */
async function answers(
  folder: string,
  args: readonly string[],
  message: string,
  text: string,
): Promise<void> {
  const signal = AbortSignal.timeout(60_000);
  const server = spawn("npx", [...npx, ...args], { ...surroundings(folder), signal });
  server.stdin.write(message);
  let output = "";
  for await (const piece of server.stdout) {
    output += String(piece);
    // Servers end when nobody speaks to them any more.
    if (output.includes(text)) server.stdin.end();
  }
  assert.ok(output.includes(text), `drydock ${args.join(" ")} has answered: ${output}`);
}

interface Run {
  readonly status?: number;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function drydock(folder: string, args: readonly string[], run: Run = {}): string {
  return said("npx", [...npx, ...args], folder, run);
}

/** What a command prints on both its outputs. @throws when it ends with another status than it should */
export function said(
  command: string,
  args: readonly string[],
  folder: string,
  { status: wanted = 0, input = "", env = {} }: Run = {},
): string {
  const surrounding = surroundings(folder, env);
  const { status, stdout, stderr } = spawnSync(command, args, { ...surrounding, encoding: "utf8", input });
  if (status !== wanted)
    throw new Error(`${command} ${args.join(" ")} ended with ${status ?? "a signal"}: ${stderr}${stdout}`);
  return wanted === 0 ? stdout : `${stdout}${stderr}`;
}

/** What is installed runs on the Node that runs this. */
function surroundings(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): { readonly cwd: string; readonly env: NodeJS.ProcessEnv; readonly shell: boolean } {
  const programs = `${path.dirname(process.execPath)}${path.delimiter}${process.env["PATH"] ?? ""}`;
  return {
    cwd: folder,
    env: { ...process.env, PATH: programs, ...env },
    shell: process.platform === "win32",
  };
}
