import type { Cursor } from "../../manifest/cursor.ts";
import type { TypeScope } from "../types/check.ts";

/** A field of a manifest that holds a CEL expression. */
export interface ExpressionPlace {
  readonly at: Cursor;
  /** The names that the expression may use. */
  readonly scope: TypeScope;
  /** What the server wants it to yield. */
  readonly yields: "bool" | "string" | "anything";
}
