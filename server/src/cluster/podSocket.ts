import { say, type Message, type Words } from "../core/text/message.ts";
import { ClusterFailure } from "./failure.ts";

/** A connection into a pod. */
export interface ClosableSocket {
  close(): void;
  addEventListener(name: "close", listener: () => void): void;
}

/** The library's typings leave the type of its sockets open. @throws ClusterFailure when it is none */
export function closable(value: unknown, words: Words): ClosableSocket {
  if (isSocket(value)) return value;
  throw new ClusterFailure("server", words(say`The connection into the pod was not opened.`));
}

function isSocket(value: unknown): value is ClosableSocket {
  return typeof value === "object" && value !== null && "close" in value && "addEventListener" in value;
}

/** Tells why the connection was given up when that happens. @returns what stops listening */
export function onceClosed(closed: AbortSignal, tell: (reason: string) => void): () => void {
  const hear = (): void => {
    const reason: unknown = closed.reason;
    tell(reason instanceof Error ? reason.message : String(reason));
  };
  closed.addEventListener("abort", hear, { once: true });
  return () => {
    closed.removeEventListener("abort", hear);
  };
}

/** The library tells of a failed handshake with an event instead of an error. */
export function refused(what: Message, error: unknown, words: Words): ClusterFailure {
  const reason = error instanceof Error ? error.message : isSocketEvent(error) ? error.message : undefined;
  return new ClusterFailure(
    "server",
    words(
      say`Could not ${what}: ${reason ?? say`the API server has closed the connection`}. ${adviceOn(reason)}`,
    ),
    { cause: error },
  );
}

/** The library gives the status of a refused handshake as a sentence. */
function adviceOn(reason = ""): Message {
  const status = /server response: (\d{3})/u.exec(reason)?.[1];
  switch (status) {
    case undefined:
      return say`Does the pod run?`;
    case "401":
    case "403":
      return say`May you do that there?`;
    case "404":
      return say`Is the pod still there?`;
    default:
      return say`Does the pod run? If it does, the API server or a proxy before it takes no WebSockets, as those that speak SPDY only; use kubectl there.`;
  }
}

function isSocketEvent(error: unknown): error is { readonly message: string } {
  return (
    typeof error === "object" && error !== null && "message" in error && typeof error.message === "string"
  );
}
