/** What kept a cluster from answering as hoped; decides which advice and which buttons a person gets. */
export type ClusterFailureKind =
  | "no-kubeconfig"
  | "unknown-context"
  | "plugin-refused"
  | "credentials"
  | "unreachable"
  | "timed-out"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "invalid"
  | "too-many-requests"
  | "gone"
  | "disconnected"
  | "server";

/** One field that the API server complains about, as its `Status` object names it. */
export interface StatusCause {
  readonly reason: string;
  readonly message: string;
  /** `spec.containers[0].image`; empty when the server names none. */
  readonly field: string;
}

/** The world failed: says what was tried, why it failed and what to do next. Never holds a token or a body that was sent. */
export class ClusterFailure extends Error {
  override readonly name = "ClusterFailure";
  readonly kind: ClusterFailureKind;
  /** HTTP status of the answer, when there was one. */
  readonly status: number | undefined;
  readonly causes: readonly StatusCause[];
  /** Milliseconds that the server asks to wait before the next try. */
  readonly retryAfter: number | undefined;

  constructor(
    kind: ClusterFailureKind,
    message: string,
    details: {
      readonly status?: number;
      readonly causes?: readonly StatusCause[];
      readonly retryAfter?: number | undefined;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.status = details.status;
    this.causes = details.causes ?? [];
    this.retryAfter = details.retryAfter;
  }
}

/** What goes away by itself. Credentials do not: a command that signs in may open a window each time. */
const passing: ReadonlySet<ClusterFailureKind> = new Set([
  "unreachable",
  "timed-out",
  "too-many-requests",
  "server",
]);

/** Whether trying again later may help, without anybody doing anything about it. */
export function isPassing(failure: unknown): boolean {
  return failure instanceof ClusterFailure && passing.has(failure.kind);
}

const hopeless: ReadonlySet<ClusterFailureKind> = new Set([
  "unreachable",
  "timed-out",
  "unauthorized",
  "credentials",
  "too-many-requests",
  "disconnected",
]);

/** Whether what fails for one object in this way fails for those after it. */
export function isHopeless({ kind }: ClusterFailure): boolean {
  return hopeless.has(kind);
}
