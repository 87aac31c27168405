import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { TestContext } from "node:test";
import { pass, startFront, type Front } from "./frontServer.ts";
import { acceptWebSocket } from "./webSocket.ts";

/**
 * A stand-in for the kubelets of a cluster: no test control plane has any. It sits before the real API server and answers on
 * its paths for logs, exec and port-forward, over the same protocols; everything else is the real server's.
 *
 * - A log is three lines that name the container and the query; followed, a fourth comes later.
 * - A command is a program that repeats what is typed in capitals, tells the size of its terminal when that changes, and ends
 *   with code 3 at `exit`.
 * - Every port of a pod repeats what it gets.
 * - The pod `spdy-only` stands for servers that know the older protocol alone: they refuse the handshake.
 */
export async function startKubeletStandIn(context: TestContext): Promise<Front> {
  const front = await startFront(context);
  front.decide(({ url }) => {
    const found = /\/pods\/([^/]+)\/log\?(.*)$/u.exec(url);
    if (found === null) return pass;
    const [, pod = "", query = ""] = found;
    return {
      kind: "handled",
      by: (response) => {
        const asked = new URLSearchParams(query);
        if (asked.get("container") === "broken") {
          const message = "container broken is waiting to start: ImagePullBackOff";
          response.writeHead(400, { "content-type": "application/json" });
          response.end(JSON.stringify({ kind: "Status", status: "Failure", code: 400, message }));
          return;
        }
        response.writeHead(200, { "content-type": "text/plain" });
        const name = `${pod}/${asked.get("container") ?? ""}`;
        response.write(
          `first of ${name}\nprevious ${asked.get("previous") ?? ""}\ntail ${asked.get("tailLines") ?? ""}\n`,
        );
        if (asked.get("follow") === "true") setTimeout(() => response.write("later\n"), 200);
        else response.end();
      },
    };
  });
  front.http.on("upgrade", (request, socket: Socket) => {
    const url = new URL(request.url ?? "/", front.server);
    if (url.pathname.includes("/pods/spdy-only/")) socket.end("HTTP/1.1 400 Bad Request\r\n\r\n");
    else if (url.pathname.endsWith("/exec")) serveCommand(request, socket, url.searchParams);
    else if (url.pathname.endsWith("/portforward"))
      servePort(request, socket, Number(url.searchParams.get("ports")));
    else socket.end("HTTP/1.1 404 Not Found\r\n\r\n");
  });
  return front;
}

function serveCommand(request: IncomingMessage, socket: Socket, query: URLSearchParams): void {
  const terminal = acceptWebSocket(request, socket, (channel, data) => {
    const text = data.toString("utf8");
    if (channel === 4) {
      terminal.send(1, `size ${text}\r\n`);
    } else if (text.trim() === "exit") {
      const causes = [{ reason: "ExitCode", message: "3" }];
      const message = "command terminated with exit code 3";
      terminal.send(
        3,
        JSON.stringify({ status: "Failure", reason: "NonZeroExitCode", message, details: { causes } }),
      );
    } else {
      terminal.send(1, text.toUpperCase());
    }
  });
  terminal.send(1, `${query.getAll("command").join(" ")} in ${query.get("container") ?? ""}\r\n`);
}

/** Each channel begins with the number of the port in two bytes. */
function servePort(request: IncomingMessage, socket: Socket, port: number): void {
  const forwarded = acceptWebSocket(request, socket, (_, data) => {
    forwarded.send(0, data);
  });
  const number = Buffer.alloc(2);
  number.writeUInt16LE(port);
  forwarded.send(0, number);
  forwarded.send(1, number);
}
