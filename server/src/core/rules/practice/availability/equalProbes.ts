/**
 * A liveness probe that is the same as the readiness probe restarts a pod at the moment at which it should only be left in
 * peace: a server that is overloaded is taken down, and its load goes to the next one. Let liveness wait longer, or ask less.
 *
 * ```yaml
 * readinessProbe:
 *   httpGet: { path: /ready, port: 8080 }
 * livenessProbe:
 *   httpGet: { path: /ready, port: 8080 } # the same, with the same patience
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { secondsUntilFailure } from "../../../workload/probes.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "equal-probes",
  family: "practice",
  severity: "hint",
  summary: "A container is restarted as soon as it is not ready.",
  source: "https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at } of workload.containers) {
      const liveness = at.at("livenessProbe");
      const readiness = at.at("readinessProbe");
      if (!liveness.isMapping || !readiness.isMapping) continue;
      const asked = question(liveness);
      if (asked === undefined || asked !== question(readiness)) continue;
      if (secondsUntilFailure(liveness) > secondsUntilFailure(readiness)) continue;
      report(
        liveness,
        say`This probe asks the same as the readiness probe and is as impatient; an overloaded pod is restarted instead of left in peace.`,
        {
          on: "key",
        },
      );
    }
  },
};

function question(probe: Cursor): string | undefined {
  const get = probe.at("httpGet");
  if (!get.isMapping) return undefined;
  return `${get.at("path").string ?? "/"} ${String(get.at("port").scalar?.value)}`;
}

export default rule;
