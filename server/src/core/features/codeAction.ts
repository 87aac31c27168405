import type { Finding } from "../finding.ts";
import type { Message } from "../text/message.ts";
import type { TextEdit } from "../text/range.ts";

/** Something that can be done about a finding with one click. */
export interface CodeAction {
  readonly title: Message;
  /** The finding that it repairs or silences. */
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
  readonly preferred: boolean;
  /** It repairs nothing: the finding is no longer told. */
  readonly silences?: true;
}
