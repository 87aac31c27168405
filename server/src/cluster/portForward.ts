import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { Writable } from "node:stream";
import { PortForward, type KubeConfig } from "@kubernetes/client-node";
import { say, type Words } from "../core/text/message.ts";
import { ClusterFailure } from "./failure.ts";
import type { ContainerPlace } from "./podLogs.ts";
import { closable, onceClosed, refused, type ClosableSocket } from "./podSocket.ts";

/** A port of this machine, on loopback only, that leads to a port of a pod. */
export interface Forward {
  readonly localPort: number;
  close(): void;
}

/** A port of a pod, and the port of this machine that should lead there: 0 for any that is free. */
export interface ForwardedPort extends Omit<ContainerPlace, "container"> {
  readonly port: number;
  readonly localPort: number;
}

/** Hears of a forwarded port what its user cannot see. */
export interface ForwardListener {
  /** A connection could not be led on; others go on. */
  readonly onFailure: (message: string) => void;
  /** The port leads nowhere any more, though nobody has closed it. */
  readonly onEnd: (message: string) => void;
}

/**
 * Listens on this machine, and leads each connection on to the pod.
 *
 * @param closed ends the port, with its reason as the last word
 * @throws ClusterFailure when the port of this machine is taken
 */
export async function forwardPort(
  config: KubeConfig,
  { namespace, pod, port, localPort }: ForwardedPort,
  { onFailure, onEnd }: ForwardListener,
  closed: AbortSignal,
  words: Words,
): Promise<Forward> {
  const open = new Set<ClosableSocket>();
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
        words,
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
      onFailure(refused(say`reach port ${port} of ${pod}`, error, words).message);
    }
  };
  const server = createServer((local) => void leadOn(local));
  server.listen(localPort, "127.0.0.1");
  await once(server, "listening").catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const message = words(
      say`Could not listen on port ${localPort} of this machine: ${reason}. Choose another one.`,
    );
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
}
