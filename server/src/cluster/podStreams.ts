import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { PassThrough, Writable } from "node:stream";
import { Exec, PortForward, type KubeConfig } from "@kubernetes/client-node";
import { isObject, listAt, objectAt, textAt } from "../core/schema/jsonValue.ts";
import { ClusterFailure } from "./failure.ts";
import type { ContainerPlace } from "./podLogs.ts";

/** A command that runs in a container, with a terminal around it. */
export interface Shell {
  write(text: string): void;
  resize(columns: number, rows: number): void;
  close(): void;
}

export interface ShellOptions {
  readonly command: readonly string[];
  readonly columns: number;
  readonly rows: number;
  readonly onOutput: (text: string) => void;
  /** With the exit code of the command, where the cluster tells it, and the reason where it failed. */
  readonly onEnd: (code: number | undefined, message: string) => void;
}

/** A port of this machine, on loopback only, that leads to a port of a pod. */
export interface Forward {
  readonly localPort: number;
  close(): void;
}

/** Connections into pods, over the WebSocket protocol of the API server. */
export interface PodStreams {
  /** @throws ClusterFailure when the command cannot be started */
  exec(place: ContainerPlace, options: ShellOptions): Promise<Shell>;
  /**
   * @param localPort 0 for any that is free
   * @throws ClusterFailure when the port is taken
   */
  forward(
    pod: Omit<ContainerPlace, "container">,
    port: number,
    localPort: number,
    listener: ForwardListener,
  ): Promise<Forward>;
}

/** Hears of a forwarded port what its user cannot see. */
export interface ForwardListener {
  /** A connection could not be led on; others go on. */
  readonly onFailure: (message: string) => void;
  /** The port leads nowhere any more, though nobody has closed it. */
  readonly onEnd: (message: string) => void;
}

/** @param closed ends whatever is open, with its reason as the last word */
export function createPodStreams(config: KubeConfig, closed: AbortSignal): PodStreams {
  return {
    async exec({ namespace, pod, container }, { command, columns, rows, onOutput, onEnd }) {
      const input = new PassThrough();
      const output = new TerminalOutput(columns, rows, onOutput);
      let isOver = false;
      const end = (code: number | undefined, message: string): void => {
        if (isOver) return;
        isOver = true;
        onEnd(code, message);
      };
      const socket = closable(
        await new Exec(config)
          .exec(namespace, pod, container, [...command], output, null, input, true, (status: unknown) => {
            end(exitCodeOf(status), isObject(status) ? (textAt(status, "message") ?? "") : "");
          })
          .catch((error: unknown) => {
            throw refused(`run ${command.join(" ")} in ${pod}`, error);
          }),
      );
      if (closed.aborted) socket.close();
      closed.throwIfAborted();
      const stopListening = onceClosed(closed, (reason) => {
        end(undefined, reason);
        socket.close();
      });
      socket.addEventListener("close", () => {
        stopListening();
        end(undefined, `The connection into ${pod} has ended.`);
      });
      return {
        write: (text) => input.write(text),
        resize: (newColumns, newRows) => {
          output.resize(newColumns, newRows);
        },
        close: () => {
          socket.close();
        },
      };
    },

    async forward({ namespace, pod }, port, localPort, { onFailure, onEnd }) {
      const open = new Set<{ close: () => void }>();
      const leadOn = async (local: Socket): Promise<void> => {
        local.on("error", () => local.destroy());
        const errors = new Writable({
          write: (piece: Buffer, _, done) => {
            // The protocol opens each channel with the port's number, which the library hands on as an empty piece.
            if (piece.length > 0) {
              onFailure(piece.toString("utf8"));
              local.destroy();
            }
            done();
          },
        });
        try {
          const socket = closable(
            await new PortForward(config).portForward(namespace, pod, [port], local, errors, local),
          );
          // Whoever has connected may be gone by now.
          if (local.destroyed || !server.listening) {
            local.destroy();
            socket.close();
            return;
          }
          open.add(socket);
          socket.addEventListener("close", () => {
            open.delete(socket);
            local.end();
          });
          local.once("close", () => {
            socket.close();
          });
        } catch (error) {
          local.destroy();
          onFailure(refused(`reach port ${String(port)} of ${pod}`, error).message);
        }
      };
      const server = createServer((local) => void leadOn(local));
      server.listen(localPort, "127.0.0.1");
      await once(server, "listening").catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        const message = `Could not listen on port ${String(localPort)} of this machine: ${reason}. Choose another one.`;
        throw new ClusterFailure("server", message, { cause: error });
      });
      if (closed.aborted) server.close();
      closed.throwIfAborted();
      const close = (): void => {
        stopListening();
        server.close();
        for (const socket of open) socket.close();
      };
      const { port: listeningPort } = server.address() as AddressInfo;
      const stopListening = onceClosed(closed, (reason) => {
        close();
        onEnd(reason);
      });
      return { localPort: listeningPort, close };
    },
  };
}

/** Tells why the connection was given up when that happens. @returns what stops listening */
function onceClosed(closed: AbortSignal, tell: (reason: string) => void): () => void {
  const hear = (): void => {
    const reason: unknown = closed.reason;
    tell(reason instanceof Error ? reason.message : String(reason));
  };
  closed.addEventListener("abort", hear, { once: true });
  return () => {
    closed.removeEventListener("abort", hear);
  };
}

/** The terminal's side of the output; the library reads its size and listens to `resize`. */
class TerminalOutput extends Writable {
  columns: number;
  rows: number;

  constructor(columns: number, rows: number, onOutput: (text: string) => void) {
    const decoder = new TextDecoder();
    super({
      write: (piece: Buffer, _, done) => {
        onOutput(decoder.decode(piece, { stream: true }));
        done();
      },
    });
    this.columns = columns;
    this.rows = rows;
  }

  resize(columns: number, rows: number): void {
    this.columns = columns;
    this.rows = rows;
    this.emit("resize");
  }
}

interface ClosableSocket {
  close(): void;
  addEventListener(name: "close", listener: () => void): void;
}

/** The library's typings leave the type of its sockets open. */
function closable(value: unknown): ClosableSocket {
  if (isSocket(value)) return value;
  throw new ClusterFailure("server", "The connection into the pod was not opened.");
}

function isSocket(value: unknown): value is ClosableSocket {
  return typeof value === "object" && value !== null && "close" in value && "addEventListener" in value;
}

/** Source: https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/remotecommand/constants.go */
function exitCodeOf(status: unknown): number | undefined {
  if (!isObject(status)) return undefined;
  if (textAt(status, "status") === "Success") return 0;
  const cause = listAt(objectAt(status, "details") ?? {}, "causes")
    .filter(isObject)
    .find((each) => textAt(each, "reason") === "ExitCode");
  const code = Number(cause === undefined ? Number.NaN : textAt(cause, "message"));
  return Number.isInteger(code) ? code : undefined;
}

/** The library tells of a failed handshake with an event instead of an error. */
function refused(what: string, error: unknown): ClusterFailure {
  const reason =
    error instanceof Error
      ? error.message
      : isSocketEvent(error)
        ? error.message
        : "the API server has closed the connection";
  return new ClusterFailure("server", `Could not ${what}: ${reason}. ${adviceOn(reason)}`, { cause: error });
}

/** The library gives the status of a refused handshake as a sentence. */
function adviceOn(reason: string): string {
  const status = /server response: (\d{3})/u.exec(reason)?.[1];
  switch (status) {
    case undefined:
      return "Does the pod run?";
    case "401":
    case "403":
      return "May you do that there?";
    case "404":
      return "Is the pod still there?";
    default:
      return "Does the pod run? If it does, the API server or a proxy before it takes no WebSockets, as those that speak SPDY only; use kubectl there.";
  }
}

function isSocketEvent(error: unknown): error is { readonly message: string } {
  return (
    typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
  );
}
