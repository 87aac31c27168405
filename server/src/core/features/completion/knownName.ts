import type { Message } from "../../text/message.ts";

/** A name that the text itself, or another object of the file, makes known. */
export interface KnownName {
  readonly value: string | number;
  /** Where it comes from: `ConfigMap settings`, `volume`. */
  readonly detail: Message;
}
