import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

/** What a request to the stand-in was. */
export interface Seen {
  readonly path: string;
  readonly body: unknown;
  readonly headers: IncomingMessage["headers"];
  /** Resolves when the client has hung up before the answer's end. */
  readonly hungUp: Promise<void>;
}

/**
 * A stand-in for a model server: answers on loopback as the test says, with the protocol's real bytes. It imitates
 * transport and errors, never a model.
 */
export async function startStandIn(
  context: TestContext,
  answer: (seen: Seen, response: ServerResponse) => void | Promise<void>,
): Promise<string> {
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const text = Buffer.concat(pieces).toString();
      const hungUp = new Promise<void>((resolve) => {
        response.once("close", () => {
          if (!response.writableFinished) resolve();
        });
      });
      const body: unknown = text === "" ? undefined : JSON.parse(text);
      void answer({ path: request.url ?? "", body, headers: request.headers, hungUp }, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

/** Sends bytes in two pieces, cut at any place. */
export async function sendCut(response: ServerResponse, bytes: Buffer, cut: number): Promise<void> {
  response.write(bytes.subarray(0, cut));
  await new Promise((resolve) => setImmediate(resolve));
  response.end(bytes.subarray(cut));
}

/** All pieces of an answer as one text. */
export async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}
