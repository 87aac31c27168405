import type { Family, Fix, Severity } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";

/**
 * One check. The file is named after the code in camelCase, exports the rule as its default, and opens with a comment
 * that becomes the rule's documentation page: what the API server says, why, and an example.
 */
export interface Rule {
  readonly code: string;
  readonly family: Family;
  /** Default severity; a person can change it per rule. */
  readonly severity: Severity;
  /** One line for lists: what goes wrong when the rule is broken. */
  readonly summary: string;
  /** Page, KEP or RFC that states the rule. */
  readonly source: string;
  /** `group/Kind` names (`apps/Deployment`, `/Pod`) the rule looks at, or `*` for every object. */
  readonly kinds: readonly string[] | "*";
  check(manifest: Manifest, report: Report, context: RuleContext): void;
}

export interface RuleContext {
  /** Target minor version, e.g. 36 for Kubernetes 1.36. */
  readonly minor: number;
}

/** Report a finding at a place of the manifest. The range is the value's, or the key's with `on: "key"`. */
export type Report = (at: Cursor, message: string, options?: ReportOptions) => void;

export interface ReportOptions {
  readonly on?: "key" | "value";
  /** The API server's path where it is not that of the place: it names the map `metadata.labels` for one bad label. */
  readonly path?: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
}
