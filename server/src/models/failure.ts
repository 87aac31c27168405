import { inWords, type Message } from "../core/text/message.ts";

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
  readonly said: Message;

  constructor(kind: ModelFailureKind, said: Message, cause?: unknown) {
    super(inWords(said), { cause });
    this.said = said;
    this.kind = kind;
  }
}
