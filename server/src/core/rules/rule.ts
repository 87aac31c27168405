import type { Family, Severity } from "../finding.ts";
import type { Manifest } from "../manifest/manifest.ts";
import type { Report } from "../report.ts";

export type { Report, ReportOptions } from "../report.ts";

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
  /**
   * Fields that the rule is about. It is asked only about objects with one of them, at whatever depth: most objects have
   * few of the many fields of their kind, and hundreds of rules that find nothing would cost more than all else.
   */
  readonly fields?: readonly string[];
  /** For practices that belong to a Pod Security Standard: the one that asks for it. */
  readonly standard?: "baseline" | "restricted";
  /**
   * Of a rule about pods: it also holds for those that controllers make from the template in a custom resource, whatever they add. It
   * is asked about such a template as though it were a Pod, and what it finds is a warning, as the resource itself is taken.
   */
  readonly ofMadePods?: true;
  check(manifest: Manifest, report: Report, context: RuleContext): void;
}

export interface RuleContext {
  /** Target minor version, e.g. 36 for Kubernetes 1.36. */
  readonly minor: number;
  /** Whether objects of this kind belong to namespaces; undefined for a kind that no schema tells of. */
  readonly namespaced: boolean | undefined;
  /** The version of a custom resource is served, and its definition says that it is deprecated. */
  readonly isDeprecated: boolean;
}
