/**
 * A privileged container may do on its node what root may do there, device drivers and all. Monitoring and storage agents need
 * it; everything else is safer without.
 *
 * ```yaml
 * securityContext:
 *   privileged: true
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "privileged-container",
  family: "practice",
  severity: "hint",
  summary: "A container has all rights of its node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["securityContext"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of workload.groups) {
      for (const container of containersOf(group)) {
        const place = container.at("securityContext", "privileged");
        if (place.boolean === true)
          report(
            place,
            say`A privileged container has all rights of its node; name the capabilities that it needs instead.`,
          );
      }
    }
  },
};

export default rule;
