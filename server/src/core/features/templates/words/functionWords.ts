import type { Message } from "../../../text/message.ts";

/** What a function of templates is for. */
export interface FunctionWords {
  readonly name: string;
  /** Its arguments in their order, in capital letters; what comes through a pipe is the last. */
  readonly takes: string;
  readonly does: Message;
}
