import type { Severity } from "../core/finding.ts";
import { CLUSTER_CODES } from "../core/inventory/clusterCodes.ts";
import { BUILT_CODES } from "../core/references/builtCodes.ts";
import { RULES as REFERENCE_RULES } from "../core/references/rules.ts";
import { RULES } from "../core/rules/registry.ts";
import { closestName } from "../core/text/closestName.ts";
import { say, type Message } from "../core/text/message.ts";
import { STRUCTURE_CODES } from "../core/validate/structureCodes.ts";

/** What is known of a code before it is ever found. */
export interface RuleDescription {
  readonly code: string;
  readonly severity: Severity;
  readonly summary: string;
  /** Page that states the rule. */
  readonly source: string;
}

/** What to say of a code that no finding can have: which one is meant, or where all are listed. Nothing of one that there is. */
export function adviceOn(code: string): Message | undefined {
  const codes = describeRules().map((rule) => rule.code);
  if (codes.includes(code)) return undefined;
  const meant = closestName(code, codes);
  return meant === undefined ? say`docs/rules/README.md lists all codes.` : say`Did you mean \`${meant}\`?`;
}

/** Every code that a finding can have, ordered by name. */
export function describeRules(): readonly RuleDescription[] {
  const all = [...STRUCTURE_CODES, ...RULES, ...REFERENCE_RULES, ...BUILT_CODES, ...CLUSTER_CODES];
  return all.toSorted((one, other) => (one.code < other.code ? -1 : 1));
}
