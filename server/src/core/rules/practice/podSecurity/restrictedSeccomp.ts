/**
 * The restricted standard asks every container to have a seccomp profile: `RuntimeDefault` or one of the node's, on the pod or on
 * the container.
 *
 * ```yaml
 * spec:
 *   securityContext:
 *     seccompProfile:
 *       type: RuntimeDefault
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf, linuxPodsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "restricted-seccomp",
  family: "practice",
  severity: "hint",
  summary: "A container has no seccomp profile.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of linuxPodsOf(workload)) {
      if (isProfile(group.spec.at("securityContext", "seccompProfile", "type").string)) continue;
      for (const container of containersOf(group)) {
        const place = container.at("securityContext", "seccompProfile", "type");
        // Unconfined is a finding of the baseline.
        if (place.string === "Unconfined" || isProfile(place.string)) continue;
        report(
          container.at("name"),
          say`The restricted standard asks for a seccomp profile: \`seccompProfile: { type: RuntimeDefault }\`, here or on the pod.`,
        );
      }
    }
  },
};

function isProfile(type: string | undefined): boolean {
  return type === "RuntimeDefault" || type === "Localhost";
}

export default rule;
