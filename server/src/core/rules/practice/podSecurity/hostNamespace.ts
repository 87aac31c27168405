/**
 * A pod in a namespace of its node sees what runs there: its network interfaces, its processes, its shared memory. The
 * baseline standard allows none of the three.
 *
 * ```yaml
 * spec:
 *   hostNetwork: true
 * ```
 */

import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "host-namespace",
  family: "practice",
  severity: "hint",
  summary: "A pod shares a namespace with its node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["hostNetwork", "hostPID", "hostIPC"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { spec } of workload.groups) {
      for (const name of ["hostNetwork", "hostPID", "hostIPC"]) {
        const place = spec.at(name);
        if (place.boolean === true)
          report(
            place,
            say`\`${name}\` lets the pod see what runs on its node; the baseline standard allows it to nobody.`,
          );
      }
    }
  },
};

export default rule;
