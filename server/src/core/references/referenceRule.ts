import type { Family, Severity } from "../finding.ts";
import type { TextPlace } from "../graph/reference.ts";
import type { Site } from "../graph/site.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Message } from "../text/message.ts";
import type { GraphView } from "./graphView.ts";

/**
 * A check of how objects fit together. The file is named after the code in camelCase, exports the rule as its default, and
 * opens with a comment that becomes the rule's documentation page.
 */
export interface ReferenceRule {
  readonly code: string;
  readonly family: Extract<Family, "reference">;
  /** As loud as the rule gets where everything is known; a hint where the rest may live elsewhere. */
  readonly severity: Severity;
  readonly summary: string;
  readonly source: string;
  /** `group/Kind` names the rule looks at, or `*` for every object. */
  readonly kinds: readonly string[] | "*";
  /** @param read the object at the site, for rules that want more than its references */
  check(site: Site, view: GraphView, report: ReferenceReport, read: () => Cursor): void;
}

/** Without `isSure` the finding is a hint: what is missing may live where nobody looked. */
export type ReferenceReport = (
  at: TextPlace,
  message: Message,
  options?: {
    readonly isSure?: boolean;
    readonly severity?: Severity;
    /** What probably belongs in the place of the text. */
    readonly meant?: string | undefined;
  },
) => void;
