import type { Message } from "../../text/message.ts";
import type { Range, TextEdit } from "../../text/range.ts";
import type { DocumentationKey } from "../documentation.ts";

/** One thing that may be written at the cursor, as plain data. Offsets are relative to the YAML document. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Type or origin, shown beside the label. */
  readonly detail?: Message;
  /** The word that is replaced; always within one line and around the cursor. */
  readonly range: Range;
  /** What the typed word is compared with; starts with the quote when the word does. */
  readonly filterText: string;
  readonly sortText: string;
  /** In LSP snippet syntax, with its indentation in full: to be inserted as it is. */
  readonly snippet: string;
  /** The same for clients without snippets. */
  readonly plain: string;
  /** Edits elsewhere that belong to it: the `apiVersion` of a chosen kind, a comma. */
  readonly additionalEdits?: readonly TextEdit[];
  /** Where its documentation is found; see `findDocumentation`. */
  readonly documentation?: DocumentationKey;
  readonly deprecated?: true;
  /** What was inserted ends where another choice is due: ask again at once. */
  readonly asksAgain?: true;
}

export type CompletionKind =
  | "field"
  | "value"
  | "enum-member"
  | "type"
  | "manifest"
  | "element"
  | "reference"
  | "variable"
  | "function"
  | "namespace";

export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** More would fit: ask again after the next key. */
  readonly incomplete: boolean;
}
