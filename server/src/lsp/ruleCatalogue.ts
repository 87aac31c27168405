import type { Severity } from "../core/finding.ts";
import { CLUSTER_CODES } from "../core/inventory/clusterCodes.ts";
import { BUILT_CODES } from "../core/references/builtCodes.ts";
import { RULES as REFERENCE_RULES } from "../core/references/rules.ts";
import { RULES } from "../core/rules/registry.ts";
import { STRUCTURE_CODES } from "../core/validate/structureCodes.ts";

/** What is known of a code before it is ever found. */
export interface RuleDescription {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Page that states the rule. */
  readonly source: string;
}

/** Every code that a finding can have, ordered by name. */
export function describeRules(): readonly RuleDescription[] {
  const all = [...STRUCTURE_CODES, ...RULES, ...REFERENCE_RULES, ...BUILT_CODES, ...CLUSTER_CODES];
  return all.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
