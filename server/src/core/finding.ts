import type { DocumentPlace } from "./documents/documentPlace.ts";
import type { Message } from "./text/message.ts";
import type { Range, TextEdit } from "./text/range.ts";

/** Where the knowledge comes from; `syntax`, `schema`, `server` and `cel` errors mean that the API server refuses. */
export type Family =
  "syntax" | "schema" | "server" | "cel" | "reference" | "version" | "workload" | "practice";

export type Severity = "error" | "warning" | "info" | "hint";

/** One thing that is wrong with one document, as plain data. */
export interface Finding {
  /** Kebab-case; also the name of the rule's file, fixture folder and documentation anchor. */
  readonly code: string;
  readonly family: Family;
  readonly severity: Severity;
  /** One sentence: what is wrong, on what, and what would be right. Our own words. */
  readonly message: Message;
  /** Relative to the document's text. */
  readonly range: Range;
  /** The field path as the API server writes it; empty for the document as a whole. */
  readonly path: string;
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
  /** Other places that a person has to see to understand it. */
  readonly related?: readonly RelatedPlace[];
}

/** A place elsewhere, and what it has to do with a finding. */
export interface RelatedPlace {
  readonly message: Message;
  readonly place: DocumentPlace;
}

/** A repair. `preferred` when it is the only right one; only those take part in "fix all". */
export interface Fix {
  /** Imperative, starts with a capital: "Change to `IfNotPresent`". */
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  readonly preferred?: true;
  /** Moves the object to the version of its API that replaces its own. */
  readonly migrates?: true;
}

/** One for all: a large file has tens of thousands of parts without findings, and who walks them reads this one. */
export const nothingSaid: readonly Finding[] = [];

/** Makes no list where one of them says nothing, as for nearly all of the thousands of parts that a file may have. */
export function joinedFindings(
  one: readonly Finding[] = nothingSaid,
  other: readonly Finding[] = nothingSaid,
): readonly Finding[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : [...one, ...other];
}
