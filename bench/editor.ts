import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type Diagnostic,
  type Position,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";

/** How one of the servers is started and configured. */
export interface ServerUnderTest {
  readonly name: string;
  /** Arguments of Node. */
  readonly command: readonly string[];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Notifications that its editor sends after `initialized`. */
  readonly afterInitialized: readonly string[];
  /** The text of a schema that the server asks its editor for. */
  readonly contentOf: (uri: string) => string | undefined;
}

/** A server process with an editor at its other end. Times are in milliseconds, as the editor sees them. */
export interface Editor {
  /** Time at which the process was started, on the clock of `performance.now()`. */
  readonly startedAt: number;
  open(uri: string, text: string): void;
  /** Replace what stands between two positions of a file. */
  change(uri: string, start: Position, end: Position, newText: string): void;
  /** Resolves with the time at which diagnostics arrived that are about this text: `condition` decides. */
  diagnostics(uri: string, condition: (diagnostics: readonly Diagnostic[]) => boolean): Promise<number>;
  /** Resolves with the time that a request took. */
  request(method: string, params: object): Promise<number>;
  /** Present and highest resident memory in MiB; `undefined` where the system does not tell. */
  memory(): { readonly now: number; readonly peak: number } | undefined;
  stop(): Promise<void>;
}

/** The server did not answer in time, or its process ended. */
export class NoAnswer extends Error {}

/** So long a server may take to end. */
const stopMilliseconds = 2000;

/** Starts a server, and initializes it. */
export async function startEditor(server: ServerUnderTest, timeoutMilliseconds: number): Promise<Editor> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, server.command, { stdio: ["pipe", "pipe", "ignore"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  // A process that dies while it is written to is noticed by its end, below.
  child.stdin.on("error", () => undefined);
  const versions = new Map<string, number>();
  const waiting = new Set<(params: PublishDiagnosticsParams) => void>();
  let ended = false;
  const end = new Promise<never>((_, reject) => {
    child.once("exit", () => {
      ended = true;
      reject(new NoAnswer("its process ended"));
    });
  });
  end.catch(() => undefined);
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    for (const listener of waiting) listener(params);
  });
  connection.onRequest("workspace/configuration", ({ items }: { items: readonly { section?: string }[] }) =>
    items.map(({ section }) => server.settings[section ?? ""] ?? null),
  );
  connection.onRequest("client/registerCapability", () => null);
  connection.onRequest("custom/schema/request", () => []);
  connection.onRequest("vscode/content", (uri: string) => {
    const text = server.contentOf(uri);
    if (text === undefined) throw new Error(`not found: ${uri}`);
    return text;
  });
  connection.onError(() => undefined);
  connection.listen();

  async function inTime<Result>(result: Promise<Result>): Promise<Result> {
    const { signal, cancel } = timeout(timeoutMilliseconds);
    try {
      return await Promise.race([result, end, signal]);
    } finally {
      cancel();
    }
  }

  const notify = (method: string, params: object): void => {
    // A process that has ended is noticed by whoever waits for its answer.
    connection.sendNotification(method, params).catch(() => undefined);
  };
  await inTime(connection.sendRequest("initialize", initializeParams));
  notify("initialized", {});
  for (const method of server.afterInitialized) notify(method, {});
  notify("workspace/didChangeConfiguration", { settings: server.settings });

  return {
    startedAt,
    open(uri, text) {
      versions.set(uri, 1);
      notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
    },
    change(uri, start, until, newText) {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      const contentChanges = [{ range: { start, end: until }, text: newText }];
      notify("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
    },
    diagnostics(uri, condition) {
      const arrived = new Promise<number>((resolve) => {
        const listener = (params: PublishDiagnosticsParams): void => {
          const isPresent = params.version === undefined || params.version === versions.get(uri);
          if (params.uri !== uri || !isPresent || !condition(params.diagnostics)) return;
          waiting.delete(listener);
          resolve(performance.now());
        };
        waiting.add(listener);
      });
      return inTime(arrived);
    },
    async request(method, params) {
      const begun = performance.now();
      await inTime(connection.sendRequest(method, params));
      return performance.now() - begun;
    },
    memory: () => (child.pid === undefined ? undefined : memoryOf(child.pid)),
    async stop() {
      // As an editor does it, so that the next start finds what this one has left. The connection of a server that has died throws.
      const leave = async (): Promise<void> => {
        await connection.sendRequest("shutdown");
        await connection.sendNotification("exit");
        await end;
      };
      await Promise.race([leave(), wait(stopMilliseconds)]).catch(() => undefined);
      if (!ended) child.kill("SIGKILL");
      await end.catch(() => undefined);
      connection.dispose();
    },
  };
}

const initializeParams = {
  processId: process.pid,
  rootUri: null,
  workspaceFolders: null,
  capabilities: {
    workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
    textDocument: {
      publishDiagnostics: { versionSupport: true },
      completion: { completionItem: { snippetSupport: true, documentationFormat: ["markdown"] } },
      hover: { contentFormat: ["markdown"] },
      documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
  },
};

function timeout(milliseconds: number): { readonly signal: Promise<never>; readonly cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const signal = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswer(`no answer in ${milliseconds / 1000} s`));
    }, milliseconds);
  });
  return {
    signal,
    cancel: () => {
      clearTimeout(timer);
    },
  };
}

function memoryOf(processId: number): { readonly now: number; readonly peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/status`, "utf8");
    const kibibytes = (field: string): number =>
      Number(new RegExp(`${field}:\\s+(\\d+)`, "u").exec(status)?.[1]);
    return { now: kibibytes("VmRSS") / 1024, peak: kibibytes("VmHWM") / 1024 };
  } catch {
    // Only Linux tells; elsewhere the column stays empty.
    return undefined;
  }
}
