import { env, Uri, workspace } from "vscode";
import type { LanguageClient } from "../../infrastructure/languageClient.ts";
import { adapt } from "../../infrastructure/protocolClient.ts";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  WorkerClient,
  type MessageTransports,
} from "../../infrastructure/workerClient.ts";
import { answerFileRequests } from "./fileRequests.ts";
import { clientOptions, type ServerSetup } from "./languageServer.ts";

/** As much of a worker as is used here and by the protocol. */
interface ServerWorker {
  readonly postMessage: (message: unknown) => void;
  readonly terminate: () => void;
}

declare const Worker: new (address: string) => ServerWorker;

/**
 * The server as a worker of the browser. Its program comes through the editor, as all files do: where extensions lie, workers
 * may not be started from.
 */
export function connectWorker(extension: Uri, setup: ServerSetup): LanguageClient {
  const dist = Uri.joinPath(extension, "dist");
  const part = (path: string): Thenable<Uint8Array> => workspace.fs.readFile(Uri.joinPath(dist, path));

  async function start(): Promise<ServerWorker> {
    const [program, catalogue, documentation, translation] = await Promise.all([
      part("server/languageServerWeb.js"),
      part("catalogue/catalogue.bin"),
      part("catalogue/documentation.bin"),
      env.language.startsWith("zh") ? part("l10n/zh-cn.json") : new Uint8Array(),
    ]);
    const address = URL.createObjectURL(new Blob([program.slice()], { type: "text/javascript" }));
    const worker = new Worker(address);
    worker.postMessage({ catalogue, documentation, translation: new TextDecoder().decode(translation) });
    return worker;
  }

  let worker: ServerWorker | undefined;
  // The editor wraps workers, so that the client does not know one when it sees it.
  const connect = async (): Promise<MessageTransports> => {
    worker = await start();
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  const client = adapt(new WorkerClient("drydock", "Drydock", connect, clientOptions(setup)));
  answerFileRequests(client, part);
  client.onDidChangeState((state) => {
    if (state === "stopped") worker?.terminate();
  });
  return client;
}
