// One VS Code server on a free loopback port, with a data folder of its own that goes away with it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { freePort } from "../freePort.ts";
import { installEditor } from "./install.ts";

/** A running VS Code server. */
export interface EditorServer {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  /** `127.0.0.1:PORT`, as it stands in the `vscode-remote:` addresses of files */
  readonly authority: string;
  readonly processId: number;
  /** Ends the server with everything that it started, and removes its data. */
  stop(): Promise<void>;
}

export interface EditorOptions {
  /** Folders of extensions that are installed in the editor, each with its package.json. */
  readonly extensions?: readonly string[];
  /** `.vsix` files that are installed in the editor. */
  readonly packages?: readonly string[];
  /** User settings on top of those that keep the editor quiet. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Needed to run an extension's own tests inside the editor; the editor then shows no notifications. */
  readonly testDriver?: boolean;
  /** The display language, such as `zh-cn`; English by default. What the editor itself says stays English. */
  readonly language?: string;
}

/** No welcome page, no question about trust, no request that leaves the machine, and nothing is saved unasked. */
const quietSettings = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.minimap.enabled": false,
  "extensions.autoCheckUpdates": false,
  "extensions.autoUpdate": false,
  "extensions.ignoreRecommendations": true,
  "files.autoSave": "off",
  "git.enabled": false,
  "git.openRepositoryInParentFolders": "never",
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.restoreWindows": "none",
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Resolves when the server accepts connections; rejects with its output when it ends before that. */
export async function startEditorServer(options: EditorOptions = {}): Promise<EditorServer> {
  const program = path.join(installEditor(), "out/server-main.js");
  const data = mkdtempSync(path.join(os.tmpdir(), "drydock-editor-"));
  const extensions = path.join(data, "extensions");
  mkdirSync(extensions);
  for (const folder of options.extensions ?? [])
    symlinkSync(folder, path.join(extensions, identityOf(folder)));
  const settings = JSON.stringify({ ...quietSettings, ...options.settings }, null, 2);
  // Settings that belong to a machine are read from a place of their own.
  for (const scope of ["User", "Machine"]) {
    mkdirSync(path.join(data, "data", scope), { recursive: true });
    writeFileSync(path.join(data, "data", scope, "settings.json"), settings);
  }

  const folders = ["--server-data-dir", data, "--extensions-dir", extensions];
  const consent = ["--accept-server-license-terms", "--telemetry-level", "off"];
  for (const file of options.packages ?? []) {
    const installation = startNode([
      program,
      ...folders,
      ...consent,
      "--install-extension",
      path.resolve(file),
    ]);
    await finished(installation);
  }
  const port = await freePort();
  const authority = `127.0.0.1:${String(port)}`;
  const listen = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
  // A login shell would give extensions another PATH than that of the tests.
  const environment = ["--force-disable-user-env"];
  const driver = options.testDriver === true ? ["--enable-smoke-test-driver"] : [];
  const language = options.language === undefined ? [] : ["--locale", options.language];
  if (options.language !== undefined) writeLanguagePack(path.join(data, "data"), options.language);
  const server = startNode([
    program,
    ...folders,
    ...consent,
    ...listen,
    ...environment,
    ...driver,
    ...language,
  ]);
  await ready(server);
  return {
    address: `http://${authority}`,
    authority,
    processId: server.pid ?? 0,
    stop: async () => {
      await endGroup(server);
      rmSync(data, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/**
 * Lists a language pack without any text. It stands in for the one of the language's translators, which no package of npm
 * has: the editor speaks a language, and has extensions speak it, only when a pack for it is listed.
 */
function writeLanguagePack(userData: string, language: string): void {
  const texts = path.join(userData, "emptyLanguagePack.json");
  writeFileSync(texts, JSON.stringify({ contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `drydock.empty-${language}` }, version: "1.0.0" }];
  const pack = { hash: "empty", extensions, translations: { vscode: texts }, label: language };
  writeFileSync(path.join(userData, "languagepacks.json"), JSON.stringify({ [language]: pack }));
}

/** The name of the folder that the editor expects an extension in: `publisher.name-version`. */
function identityOf(extension: string): string {
  const manifest = JSON.parse(readFileSync(path.join(extension, "package.json"), "utf8")) as Record<
    string,
    string
  >;
  return `${manifest["publisher"] ?? ""}.${manifest["name"] ?? ""}-${manifest["version"] ?? ""}`;
}

/** In a process group of its own, so that all of it can be ended, and without what would steer the inner Node. */
function startNode(args: string[]): ChildProcess {
  const environment = {
    ...process.env,
    NODE_OPTIONS: undefined,
    CODE_SERVER_PARENT_PID: undefined,
    ELECTRON_RUN_AS_NODE: undefined,
  };
  return spawn(process.execPath, args, {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

async function ready(server: ChildProcess): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("Extension host agent started")) resolve();
    };
    server.stdout?.on("data", read);
    server.stderr?.on("data", read);
    server.once("error", reject);
    server.once("exit", (code) => {
      reject(
        new Error(`The VS Code server ended with status ${String(code)} before it was ready:\n${output}`),
      );
    });
  });
}

async function finished(program: ChildProcess): Promise<void> {
  let output = "";
  program.stdout?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  program.stderr?.on("data", (chunk: Buffer) => (output += chunk.toString()));
  await once(program, "close");
  if (program.exitCode !== 0) throw new Error(`${program.spawnargs.join(" ")} failed:\n${output}`);
}

/** First politely; what is left after five seconds is killed. */
async function endGroup(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  process.kill(-server.pid, "SIGTERM");
  const impatience = setTimeout(() => {
    if (server.pid !== undefined) process.kill(-server.pid, "SIGKILL");
  }, 5000);
  await ended;
  clearTimeout(impatience);
}
