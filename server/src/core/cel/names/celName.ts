import type { Schema } from "../../schema/schema.ts";
import type { Message } from "../../text/message.ts";

/** A name that may stand at a place of an expression, with what a person may want to know of it. */
export interface CelName {
  readonly name: string;
  readonly kind: "variable" | "field" | "function" | "macro" | "namespace" | "literal";
  /** Types of values, signatures of functions with their receiver in angle brackets. */
  readonly signatures: readonly string[];
  /** In our words; a field is documented by its declaration instead. */
  readonly documentation?: Message;
  readonly declaration?: { readonly parent: Schema; readonly name: string; readonly schema: Schema };
  /** The Kubernetes version that has it first; absent where expressions always had it. */
  readonly since?: string;
  /** What stands between the brackets of a call at first, an empty text for each place to fill in. */
  readonly parameters?: readonly string[];
}
