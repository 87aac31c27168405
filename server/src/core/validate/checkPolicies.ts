import type { CheckSettings, DocumentReport } from "../check.ts";
import type { Finding, RelatedPlace, Severity } from "../finding.ts";
import type { Cursor } from "../manifest/cursor.ts";
import type { Manifest } from "../manifest/manifest.ts";
import {
  evaluatePolicies,
  type OpenPolicy,
  type PolicyAction,
  type PolicyViolation,
} from "../policy/evaluatePolicies.ts";
import type { BoundPolicy, PolicySet } from "../policy/policySet.ts";
import { placeIn } from "../policy/statedObject.ts";
import { requestOf } from "../policy/request.ts";
import { isObject } from "../schema/jsonValue.ts";
import type { SchemaSet } from "../schema/schema.ts";
import { type Message, say } from "../text/message.ts";
import { toValue } from "../yaml/toValue.ts";
import type { YamlDocument } from "../yaml/node.ts";
import { findManifests } from "./findManifests.ts";
import { withoutSuppressed } from "./suppressions.ts";
import { withSetSeverity } from "./withSetSeverity.ts";

/** What admission policies say of the objects of a document. */
export interface PolicyReport {
  readonly findings: readonly Finding[];
  /** Policies of which nobody knows here whether the objects keep them. */
  readonly undecided: readonly UndecidedPolicy[];
}

export interface UndecidedPolicy {
  readonly policy: string;
  readonly binding: string;
  /** Completes "only a cluster knows …". */
  readonly because: Message;
}

export const noPolicyReport: PolicyReport = { findings: [], undecided: [] };

const POLICY_VIOLATION = { code: "policy-violation", family: "cel" } as const;

const severities = { deny: "error", warn: "warning", audit: "info" } as const satisfies Record<
  PolicyAction,
  Severity
>;

/**
 * Asks policies about the objects of a document that was checked by itself. What the API server cannot even read does not
 * get as far.
 */
export function checkPolicies(
  document: YamlDocument,
  { objects, findings }: DocumentReport,
  policies: PolicySet,
  schemas: SchemaSet,
  settings: CheckSettings,
): PolicyReport {
  if (policies.size === 0 || objects.length === 0 || findings.some(isUnreadable)) return noPolicyReport;
  const outcomes = findManifests(document).flatMap((manifest) => outcomesOf(manifest, policies, schemas));
  if (outcomes.length === 0) return noPolicyReport;
  const found = outcomes.flatMap((outcome) =>
    outcome.kind === "violation" ? findingsOf(outcome, settings) : [],
  );
  return {
    findings: withoutSuppressed(found, document),
    undecided: outcomes.flatMap((outcome) => (outcome.kind === "undecided" ? [namesOf(outcome)] : [])),
  };
}

function isUnreadable({ family, severity }: Finding): boolean {
  return severity === "error" && (family === "syntax" || family === "schema");
}

function outcomesOf(
  manifest: Manifest,
  policies: PolicySet,
  schemas: SchemaSet,
): readonly (PolicyViolation | OpenPolicy)[] {
  const lookup = schemas.lookup(manifest.gvk);
  if (lookup.status !== "found" || manifest.root.node === undefined) return [];
  const { info, schema } = lookup;
  if (policies.boundFor(manifest.gvk.group, info.plural).length === 0) return [];
  const value = toValue(manifest.root.node);
  return isObject(value) ? evaluatePolicies(requestOf(manifest, value, info, schema), policies, schemas) : [];
}

function findingsOf(
  { at, source, action, message, bound }: PolicyViolation,
  settings: CheckSettings,
): readonly Finding[] {
  const { start, end } = at.range;
  const finding: Finding = {
    ...POLICY_VIOLATION,
    severity: severities[action],
    message,
    range: { start, end },
    path: at.path,
    related: relatedTo(source, bound),
  };
  return withSetSeverity(finding, settings);
}

function relatedTo(source: Cursor, { policy, binding }: BoundPolicy): readonly RelatedPlace[] {
  return [
    { message: say`The policy \`${policy.stated.name}\``, place: placeIn(policy.stated, source.range) },
    { message: say`The binding \`${binding.stated.name}\``, place: placeIn(binding.stated) },
  ].flatMap(({ message, place }) => (place === undefined ? [] : [{ message, place }]));
}

function namesOf({ because, bound: { policy, binding } }: OpenPolicy): UndecidedPolicy {
  return { policy: policy.stated.name, binding: binding.stated.name, because };
}
