/**
 * An update of a LeaderWorkerSet takes groups away or adds new ones. With both numbers at zero it can do neither, and the set
 * is refused.
 *
 * ```yaml
 * rolloutStrategy:
 *   rollingUpdateConfiguration:
 *     maxSurge: 0
 *     maxUnavailable: 0 # one of the two must be more
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "group-rollout",
  family: "workload",
  severity: "warning",
  summary: "Groups of pods can not be updated.",
  source: "https://lws.sigs.k8s.io/docs/concepts/rollout-strategy/",
  fields: ["rollingUpdateConfiguration"],
  kinds: ["leaderworkerset.x-k8s.io/LeaderWorkerSet"],
  check({ root }, report) {
    const update = root.at("spec", "rolloutStrategy", "rollingUpdateConfiguration");
    const least = update.at("maxUnavailable");
    const isZero = (value: unknown): boolean => value === 0 || value === "0%";
    if (isZero(least.scalar?.value) && isZero(update.at("maxSurge").scalar?.value ?? 0))
      report(least, say`With \`maxSurge: 0\` at least one group must be allowed to be missing.`);
  },
};

export default rule;
