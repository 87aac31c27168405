/**
 * A constraint spreads pods over domains: `topologyKey` names them, `maxSkew` is at least 1, and no two constraints have
 * the same key and the same `whenUnsatisfiable`. `minDomains` only makes sense with `DoNotSchedule`.
 *
 * ```yaml
 * topologySpreadConstraints:
 *   - topologyKey: topology.kubernetes.io/zone
 *     maxSkew: 0 # 1 is the most even
 *     whenUnsatisfiable: DoNotSchedule
 * ```
 */
import { checkLabelSelector } from "../../../formats/labelSelector.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { podKinds, podSpecsOf } from "../../../manifest/podSpecs.ts";
import { say } from "../../../text/message.ts";
import { checkLabelKeys } from "../../labelKeys.ts";
import { requireFilled } from "../../requireValue.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "topology-spread",
  family: "server",
  severity: "error",
  summary: "A topology spread constraint is impossible or stands twice.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
  fields: ["topologySpreadConstraints"],
  kinds: podKinds,
  ofMadePods: true,
  check(manifest, report) {
    for (const pod of podSpecsOf(manifest)) {
      const constraints = pod.spec.at("topologySpreadConstraints").items();
      for (const constraint of constraints) {
        checkCounts(constraint, report);
        requireFilled(constraint.at("topologyKey"), report);
        checkLabelSelector(constraint.at("labelSelector"), report);
        checkLabelKeys(constraint, pod, report);
      }
      checkRepeated(constraints, report);
    }
  },
};

function checkCounts(constraint: Cursor, report: Report): void {
  const action = constraint.at("whenUnsatisfiable");
  const domains = constraint.at("minDomains");
  for (const count of [constraint.at("maxSkew"), domains]) {
    if (count.number !== undefined && count.number < 1)
      report(count, say`\`${count.name}\` must be 1 or more.`);
  }
  if (domains.present && action.string !== undefined && action.string !== "DoNotSchedule") {
    report(domains, say`\`minDomains\` needs \`whenUnsatisfiable: DoNotSchedule\`.`, { on: "key" });
  }
}

/** Of two alike the server names the first, and both fields. */
function checkRepeated(constraints: readonly Cursor[], report: Report): void {
  const last = new Map<string, Cursor>();
  for (const constraint of constraints) {
    const topology = constraint.at("topologyKey").string ?? "";
    const action = constraint.at("whenUnsatisfiable").string ?? "";
    const key = `${topology} ${action}`;
    const earlier = last.get(key);
    if (earlier !== undefined) {
      report(constraint.at("topologyKey"), say`Another constraint spreads over \`${topology}\` already.`, {
        path: `${earlier.path}.{topologyKey, whenUnsatisfiable}`,
      });
    }
    last.set(key, constraint);
  }
}

export default rule;
