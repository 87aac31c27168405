import type { Cursor } from "../../manifest/cursor.ts";
import type { TypeScope } from "../types/check.ts";

/** A field of a manifest that holds a CEL expression. */
export interface ExpressionPlace {
  readonly at: Cursor;
  /** The names that the expression may use. */
  readonly scope: TypeScope;
  readonly yields: Yield;
  /** Names in the scope whose values are `dyn` to the server, too. */
  readonly dynamic?: ReadonlySet<string>;
}

/** What the server wants an expression to yield: one of these types, and not `dyn`. */
export type Yield = "bool" | "string" | "string or null" | "list<JSONPatch>" | "Object" | "anything";
