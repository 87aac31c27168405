import { once } from "node:events";
import { writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { connect as connectSocket, type AddressInfo, type Socket } from "node:net";
import path from "node:path";
import type { TestContext } from "node:test";
import { pinContext } from "../src/cluster/kubeconfig.ts";
import { temporaryFolder } from "../test/support/temporaryFolder.ts";
import { kubeconfig } from "./testCluster.ts";

/** What becomes of a request on its way to the API server. */
export type Fate =
  | { readonly kind: "pass"; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends without an answer: before the API server has heard of it, or after it has done its work. */
  | { readonly kind: "cut"; readonly done: boolean }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Somebody else answers in place of the API server. */
  | { readonly kind: "handled"; readonly by: (response: http.ServerResponse) => void };

export const pass: Fate = { kind: "pass" };

/** A request as the front sees it. */
export interface FrontRequest {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly authorization: string | undefined;
}

/** A server on loopback before the real API server, to which it passes requests on with the credentials of the tests. */
export interface Front {
  /** A kubeconfig with the context `test`, which leads here. */
  readonly kubeconfig: string;
  readonly server: string;
  readonly http: http.Server;
  /** Decides about every request from now on. */
  decide(fateOf: (request: FrontRequest) => Fate): void;
  /** The watches that are open at this moment: paths with their queries. */
  watches(): readonly string[];
}

export async function startFront(context: TestContext, user = "token: anybody"): Promise<Front> {
  const { config } = pinContext("test", [kubeconfig]);
  const upstream = config.getCurrentCluster()?.server ?? "";
  const options: https.RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  let fateOf: (request: FrontRequest) => Fate = () => pass;
  const watches = new Set<http.IncomingMessage>();

  const front = http.createServer((request, response) => {
    const { method = "GET", url = "/" } = request;
    if (url.includes("watch=true")) watches.add(request);
    response.once("close", () => watches.delete(request));
    const fate = fateOf({ method, url, authorization: request.headers.authorization });
    if (fate.kind === "handled") {
      request.resume();
      fate.by(response);
      return;
    }
    if (fate.kind === "answer") {
      request.resume();
      response.writeHead(fate.status, { "content-type": "application/json", ...fate.headers });
      response.end(JSON.stringify(fate.body));
      return;
    }
    if (fate.kind === "cut" && !fate.done) {
      request.socket.destroy();
      return;
    }
    const headers: http.OutgoingHttpHeaders = { ...request.headers };
    delete headers.authorization;
    delete headers.host;
    if (fate.kind === "pass") Object.assign(headers, fate.headers);
    const passed = https.request(new URL(url, upstream), { ...options, method, headers }, (answer) => {
      if (fate.kind === "cut") {
        answer.resume();
        answer.once("end", () => request.socket.destroy());
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    response.once("close", () => passed.destroy());
    passed.once("error", () => response.destroy());
    request.pipe(passed);
  });
  front.listen(0, "127.0.0.1");
  await once(front, "listening");
  context.after(() => {
    front.closeAllConnections();
    front.close();
  });
  const server = `http://127.0.0.1:${String((front.address() as AddressInfo).port)}`;
  const file = path.join(temporaryFolder(context), "kubeconfig");
  writeFileSync(file, kubeconfigText(`server: "${server}", insecure-skip-tls-verify: true`, user));
  return {
    kubeconfig: file,
    server,
    http: front,
    decide(next) {
      fateOf = next;
    },
    watches: () => [...watches].map(({ url = "" }) => decodeURIComponent(url)),
  };
}

/** A kubeconfig with one context, `test`. */
export function kubeconfigText(cluster: string, user: string, name = "test"): string {
  return `apiVersion: v1
kind: Config
current-context: ${name}
clusters: [{ name: ${name}, cluster: { ${cluster} } }]
users: [{ name: ${name}, user: { ${user} } }]
contexts: [{ name: ${name}, context: { cluster: ${name}, user: ${name} } }]
`;
}

/** A proxy for HTTPS on loopback, and the addresses that it was asked to connect to. */
export async function startTunnel(
  context: TestContext,
): Promise<{ readonly url: string; readonly asked: readonly string[] }> {
  const asked: string[] = [];
  const open = new Set<Socket>();
  const tunnel = http.createServer();
  tunnel.on("connect", ({ url = "" }, socket: Socket) => {
    asked.push(url);
    const { hostname, port } = new URL(`http://${url}`);
    const onward = connectSocket(Number(port), hostname, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      socket.pipe(onward).pipe(socket);
    });
    for (const end of [socket, onward]) {
      open.add(end);
      end.on("error", () => end.destroy());
    }
  });
  tunnel.listen(0, "127.0.0.1");
  await once(tunnel, "listening");
  context.after(() => {
    for (const socket of open) socket.destroy();
    tunnel.close();
  });
  return { url: `http://127.0.0.1:${String((tunnel.address() as AddressInfo).port)}`, asked };
}

/** The body with which an API server refuses. */
export const status = (code: number, reason: string, message: string, details?: unknown): unknown => ({
  kind: "Status",
  apiVersion: "v1",
  status: "Failure",
  code,
  reason,
  message,
  details,
});
