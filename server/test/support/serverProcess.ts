import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ClientCapabilities,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type ServerCapabilities,
} from "vscode-languageserver-protocol/node";
import type { Lifetime } from "./lifetime.ts";
import { projectPath } from "./shared.ts";

/** The bundle that ships, or where nothing was built the sources that it is made of. */
const builtServer = projectPath("dist/server/languageServer.mjs");
const serverModule = existsSync(builtServer) ? builtServer : projectPath("server/src/lsp/main.ts");

export interface StartOptions {
  /** Program and arguments for Node instead of the server's own. */
  readonly command?: readonly string[];
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** The language of the editor, such as `zh-cn`. */
  readonly locale?: string;
  /** Folders of the workspace, as URIs. */
  readonly folders?: readonly string[];
  /** Variables of the environment, beside those of the test. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What the editor answers when it is asked for the section `drydock`. */
  readonly settings?: () => unknown;
}

/** A language server in a process of its own, as an editor sees it. */
export interface ServerProcess {
  readonly connection: ProtocolConnection;
  readonly capabilities: ServerCapabilities;
  readonly processId: number;
  open(uri: string, text: string, version?: number, languageId?: string): Promise<void>;
  /** Insert text at a position of a file. */
  type(uri: string, version: number, line: number, character: number, newText: string): Promise<void>;
  /** The next diagnostics that are pushed, from now on, for which the condition holds. */
  nextDiagnostics(
    condition: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<PublishDiagnosticsParams>;
  /** All diagnostics that were pushed so far, in their order. */
  readonly pushed: readonly PublishDiagnosticsParams[];
}

/** A connection whose other end is gone keeps its requests for ever. */
function failEarly(code: number | null): never {
  assert.fail(`the server ended with ${String(code)} before it was ready`);
}

/** Starts the server over stdio and initializes it; it ends with the test or the suite. */
export async function startServer(context: Lifetime, options: StartOptions = {}): Promise<ServerProcess> {
  assert.ok(existsSync(projectPath("dist/catalogue")), "nothing was built; `npm test` builds what it needs");
  const command = options.command ?? [serverModule, "--stdio"];
  const child = spawn(process.execPath, command, {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, ...options.environment },
  });
  const reader = new StreamMessageReader(child.stdout);
  // Where a server ends in the middle of a message, the reader would else look for the rest from time to time, and the tests never end.
  reader.partialMessageTimeout = 0;
  const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const pushed: PublishDiagnosticsParams[] = [];
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pushed.push(params);
    for (const listener of waiting) listener(params);
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
    items.map(() => options.settings?.() ?? null),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const initialized = connection.sendRequest<{ capabilities: ServerCapabilities }>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initializationOptions,
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    workspaceFolders: (options.folders ?? []).map((uri) => ({ uri, name: "folder" })),
  });
  const { capabilities } = await Promise.race([initialized, ended.then(failEarly)]);
  await connection.sendNotification("initialized", {});
  context.after(async () => {
    await connection.sendRequest("shutdown");
    await connection.sendNotification("exit");
    assert.equal(await ended, 0, "the server ends by itself and without an error");
    connection.dispose();
  });

  return {
    connection,
    capabilities,
    processId: child.pid ?? 0,
    pushed,
    open: (uri, text, version = 1, languageId = "yaml") =>
      connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId, version, text },
      }),
    type: (uri, version, line, character, newText) =>
      connection.sendNotification("textDocument/didChange", {
        textDocument: { uri, version },
        contentChanges: [{ range: { start: { line, character }, end: { line, character } }, text: newText }],
      }),
    nextDiagnostics: (condition) =>
      new Promise((resolve) => {
        const listener = (params: PublishDiagnosticsParams): void => {
          if (!condition(params)) return;
          waiting.delete(listener);
          resolve(params);
        };
        waiting.add(listener);
      }),
  };
}
