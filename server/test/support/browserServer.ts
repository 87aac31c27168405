import { readFileSync } from "node:fs";
import type { TestContext } from "node:test";
import { Worker } from "node:worker_threads";
import {
  AbstractMessageReader,
  AbstractMessageWriter,
  createProtocolConnection,
  type DataCallback,
  type Disposable,
  type Message,
  type ProtocolConnection,
} from "vscode-languageserver-protocol/node";
import { projectPath } from "./shared.ts";

/** Files that only the editor can read, by their URIs. */
export type EditorTexts = Readonly<Record<string, string>>;

class WorkerReader extends AbstractMessageReader {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  listen(callback: DataCallback): Disposable {
    this.#worker.on("message", callback);
    return { dispose: () => this.#worker.off("message", callback) };
  }
}

class WorkerWriter extends AbstractMessageWriter {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  write(message: Message): Promise<void> {
    this.#worker.postMessage(message);
    return Promise.resolve();
  }

  end(): void {
    // The thread ends with the test.
  }
}

/** Starts the server as browsers run it, in a thread without anything of Node; its editor has the given files. */
export async function startBrowserServer(
  context: TestContext,
  texts: EditorTexts,
  { folders = [], locale = "en" }: { readonly folders?: readonly string[]; readonly locale?: string } = {},
): Promise<ProtocolConnection> {
  const worker = new Worker(projectPath("server/test/support/workerScope.ts"), {
    workerData: projectPath("dist/server/languageServerWeb.js"),
  });
  context.after(() => worker.terminate());
  const failed = new Promise<never>((_, reject) => worker.once("error", reject));
  const dist = (path: string): Uint8Array => readFileSync(projectPath(`dist/${path}`));
  worker.postMessage({
    catalogue: dist("catalogue/catalogue.bin"),
    documentation: dist("catalogue/documentation.bin"),
    translation: dist("l10n/zh-cn.json").toString(),
  });
  const connection = createProtocolConnection(new WorkerReader(worker), new WorkerWriter(worker));
  connection.onRequest("drydock/files/list", ({ uri }: { uri: string }) => entriesIn(texts, uri));
  connection.onRequest("drydock/files/read", ({ uri }: { uri: string }) => texts[uri] ?? null);
  connection.onRequest(
    "drydock/files/exists",
    ({ uri }: { uri: string }) => uri in texts || entriesIn(texts, uri).length > 0,
  );
  connection.onRequest("drydock/files/part", ({ path }: { path: string }) => dist(path));
  connection.onRequest("client/registerCapability", () => null);
  connection.listen();
  const initialized = connection.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    capabilities: {},
    locale,
    workspaceFolders: folders.map((uri) => ({ uri, name: "folder" })),
  });
  await Promise.race([initialized, failed]);
  await connection.sendNotification("initialized", {});
  return connection;
}

function entriesIn(
  texts: EditorTexts,
  folder: string,
): readonly { readonly name: string; readonly kind: string }[] {
  const below = Object.keys(texts)
    .filter((uri) => uri.startsWith(`${folder}/`))
    .map((uri) => uri.slice(folder.length + 1).split("/"));
  const kinds = new Map(below.map(([name = "", ...rest]) => [name, rest.length === 0 ? "file" : "folder"]));
  return [...kinds].map(([name, kind]) => ({ name, kind }));
}
