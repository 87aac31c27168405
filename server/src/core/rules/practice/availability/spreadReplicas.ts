/**
 * Replicas that run on one node are lost together. Spread them over nodes or zones by a topology spread constraint, or keep
 * them apart by an anti-affinity.
 *
 * ```yaml
 * spec:
 *   replicas: 3
 *   template:
 *     spec:
 *       topologySpreadConstraints:
 *         - maxSkew: 1
 *           topologyKey: kubernetes.io/hostname
 *           whenUnsatisfiable: ScheduleAnyway
 *           labelSelector:
 *             matchLabels:
 *               app: web
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "spread-replicas",
  family: "practice",
  severity: "hint",
  summary: "Nothing keeps the replicas of a workload off one and the same node.",
  source: "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
  kinds: ["apps/Deployment", "apps/StatefulSet"],
  check(manifest, report) {
    const { root } = manifest;
    const workload = manifest.shared(readWorkload);
    for (const { spec, pods } of workload.groups) {
      if (pods === undefined || pods < 3) continue;
      const spread = spec.at("topologySpreadConstraints").items().length > 0;
      if (spread || spec.at("affinity", "podAntiAffinity").present) continue;
      report(
        root.at("spec", "replicas"),
        say`Nothing keeps the ${pods} replicas off one node; add \`topologySpreadConstraints\`.`,
      );
    }
  },
};

export default rule;
