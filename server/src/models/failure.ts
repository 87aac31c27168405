/** What kept a model from answering; decides the advice and the button that a person gets. */
export type ModelFailureKind =
  | "not-running"
  | "not-allowed"
  | "unknown-host"
  | "model-missing"
  | "key-refused"
  | "busy"
  | "context-too-long"
  | "not-supported"
  | "timed-out"
  | "cut-off"
  | "server";

/** The world failed: says what was tried, why it failed and what to do next. Never holds a key or a prompt. */
export class ModelFailure extends Error {
  override readonly name = "ModelFailure";
  readonly kind: ModelFailureKind;

  constructor(kind: ModelFailureKind, message: string, cause?: unknown) {
    super(message, { cause });
    this.kind = kind;
  }
}
