import { ClusterFailure } from "./failure.ts";

/** A connection into a pod. */
export interface ClosableSocket {
  close(): void;
  addEventListener(name: "close", listener: () => void): void;
}

/** The library's typings leave the type of its sockets open. @throws ClusterFailure when it is none */
export function closable(value: unknown): ClosableSocket {
  if (isSocket(value)) return value;
  throw new ClusterFailure("server", "The connection into the pod was not opened.");
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
export function refused(what: string, error: unknown): ClusterFailure {
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
