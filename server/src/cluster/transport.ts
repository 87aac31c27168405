import http from "node:http";
import https from "node:https";
import { setTimeout as delay } from "node:timers/promises";
import type { KubeConfig } from "@kubernetes/client-node";
import { say, type Message, type Words } from "../core/text/message.ts";
import { ClusterFailure } from "./failure.ts";
import { failureOf } from "./statusAnswer.ts";

export interface ApiRequest {
  /** What is asked, for failures: `get Deployment web`. */
  readonly what: Message;
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** With its query, below the address of the API server. */
  readonly path: string;
  readonly accept?: string;
  readonly body?: { readonly type: string; readonly text: string };
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds until the answer begins; afterwards between two pieces of it. */
  readonly timeout?: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Speaks HTTP with one API server as one user. */
export interface Transport {
  /** Puts what a person reads of the cluster into their language. */
  readonly words: Words;
  /** The whole answer of a request that succeeded. @throws ClusterFailure */
  request(request: ApiRequest): Promise<Answer>;
  /** The lines of an answer as they arrive, until the server ends it or the signal fires. @throws ClusterFailure */
  lines(request: ApiRequest): AsyncGenerator<string>;
  close(): void;
}

const defaultTimeout = 10_000;
const busyTries = 4;
const longestWait = 15_000;

/** @param config of one context, see `pinContext` */
export function createTransport(config: KubeConfig, words: Words): Transport {
  const server = new URL(config.getCurrentCluster()?.server ?? "");
  const viaProxy = config.getCurrentCluster()?.proxyUrl !== undefined;
  const prefix = server.pathname.replace(/\/$/u, "");
  let agent: http.Agent | undefined;

  /** Asks the library anew each time: tokens of credential plug-ins run out, and it knows when. */
  async function authenticated(request: ApiRequest): Promise<https.RequestOptions> {
    const headers: Record<string, string> = {};
    const options: https.RequestOptions = { headers };
    try {
      await config.applyToHTTPSOptions(options);
    } catch (error) {
      const reason = error instanceof Error ? error.message.trim() : String(error);
      const message = words(say`Could not ${request.what}: no credentials (${reason}).`);
      throw new ClusterFailure("credentials", message, { cause: error });
    }
    agent ??= keepingAlive(options.agent, viaProxy);
    const { body, accept = "application/json" } = request;
    return {
      ...options,
      agent,
      method: request.method ?? "GET",
      headers: {
        ...headers,
        accept,
        ...(body === undefined
          ? {}
          : { "content-type": body.type, "content-length": String(Buffer.byteLength(body.text)) }),
      },
    };
  }

  async function open(request: ApiRequest): Promise<http.IncomingMessage> {
    const options = await authenticated(request);
    request.signal?.throwIfAborted();
    const { request: start } = server.protocol === "http:" ? http : https;
    const timeout = request.timeout ?? defaultTimeout;
    return new Promise((resolve, reject) => {
      const sent = start(new URL(prefix + request.path, server), { ...options, signal: request.signal });
      sent.setTimeout(timeout, () => {
        const message = say`Could not ${request.what}: ${server.host} has not answered for ${timeout / 1000} s.`;
        sent.destroy(new ClusterFailure("timed-out", words(message)));
      });
      sent.once("response", resolve);
      sent.once("error", (error) => {
        reject(asFailure(error, request));
      });
      sent.end(request.body?.text);
    });
  }

  async function succeeded(request: ApiRequest): Promise<http.IncomingMessage> {
    for (let tries = 1; ; tries++) {
      const response = await open(request);
      const status = response.statusCode ?? 0;
      if (status >= 200 && status < 300) return response;
      const failure = failureOf(
        request.what,
        status,
        await textOf(response, request),
        response.headers["retry-after"],
        words,
      );
      // A refused request was not begun, so that any may be repeated.
      const wait = failure.kind === "too-many-requests" ? (failure.retryAfter ?? 1000) : undefined;
      if (wait === undefined || wait > longestWait || tries === busyTries) throw failure;
      await delay(wait, undefined, request.signal === undefined ? {} : { signal: request.signal });
    }
  }

  async function textOf(response: http.IncomingMessage, request: ApiRequest): Promise<string> {
    response.setEncoding("utf8");
    const pieces: string[] = [];
    try {
      for await (const piece of response as AsyncIterable<string>) pieces.push(piece);
    } catch (error) {
      throw asFailure(error, request);
    }
    return pieces.join("");
  }

  /** A cancellation stays what it is; everything else becomes a failure with the address that did not answer. */
  function asFailure(error: unknown, { what, signal }: ApiRequest): Error {
    if (!(error instanceof Error)) return new Error(String(error));
    if (error instanceof ClusterFailure || signal?.aborted === true) return error;
    const { code, message }: NodeJS.ErrnoException = error;
    const reason = code === undefined || message.includes(code) ? message : `${code}: ${message}`;
    const told = say`Could not ${what}: no connection to ${server.host} (${reason}). Is the cluster running, and is this the right context?`;
    return new ClusterFailure("unreachable", words(told), { cause: error });
  }

  return {
    words,
    async request(request) {
      const response = await succeeded(request);
      return { status: response.statusCode ?? 0, text: await textOf(response, request) };
    },
    async *lines(request) {
      const response = await succeeded(request);
      response.setEncoding("utf8");
      let rest = "";
      try {
        for await (const piece of response as AsyncIterable<string>) {
          const lines = (rest + piece).split("\n");
          rest = lines.pop() ?? "";
          yield* lines;
        }
      } catch (error) {
        throw asFailure(error, request);
      } finally {
        response.destroy();
      }
      if (rest !== "") yield rest;
    },
    close() {
      agent?.destroy();
    },
  };
}

/** The library's own agents open a connection for each request; those of proxies stay as they are. */
function keepingAlive(agent: https.RequestOptions["agent"], viaProxy: boolean): http.Agent | undefined {
  if (typeof agent !== "object") return undefined;
  return agent instanceof https.Agent && !viaProxy
    ? new https.Agent({ ...agent.options, keepAlive: true })
    : agent;
}
