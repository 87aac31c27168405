/**
 * `allowedTopologies` of a StorageClass lists label requirements: keys are label keys, used once per term; values are
 * at least one and different; no two terms are the same.
 *
 * ```yaml
 * allowedTopologies:
 *   - matchLabelExpressions:
 *       - { key: topology.kubernetes.io/zone, values: [] } # at least one value
 * ```
 */
import { qualifiedName } from "../../../formats/names.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { requireFilled, requireValue } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "allowed-topology",
  family: "server",
  severity: "error",
  summary: "A topology of a StorageClass is empty, malformed or repeated.",
  source: "https://kubernetes.io/docs/concepts/storage/storage-classes/#allowed-topologies",
  kinds: ["storage.k8s.io/StorageClass"],
  check(manifest, report) {
    const seen = new Set<string>();
    for (const term of manifest.root.at("allowedTopologies").items()) {
      const requirements = term.at("matchLabelExpressions");
      requireValue(requirements, report, say`name a label at least`);
      const values = new Map<string, readonly string[]>();
      for (const requirement of requirements.items()) {
        const key = requirement.at("key");
        checkKey(key, values, report);
        values.set(key.string ?? "", checkValues(requirement.at("values"), report));
      }
      const text = JSON.stringify([...values].sort(([left], [right]) => (left < right ? -1 : 1)));
      if (values.size > 0 && seen.has(text))
        report(requirements, say`This topology stands in the list already.`, { on: "key" });
      seen.add(text);
    }
  },
};

function checkKey(key: Cursor, earlier: ReadonlyMap<string, unknown>, report: Report): void {
  if (key.string === undefined) return;
  const complaint = qualifiedName(key.string);
  if (complaint !== undefined) report(key, say`Label key \`${key.string}\` ${complaint}.`);
  if (earlier.has(key.string)) report(key, say`\`${key.string}\` is required already in this term.`);
}

/** The values, sorted and without repetitions, which have been reported. */
function checkValues(values: Cursor, report: Report): readonly string[] {
  requireFilled(values, report, say`allow at least one value`);
  const seen = new Set<string>();
  for (const value of values.items()) {
    if (value.string === undefined) continue;
    if (seen.has(value.string)) report(value, say`\`${value.string}\` is repeated.`);
    seen.add(value.string);
  }
  return [...seen].sort();
}

export default rule;
