/**
 * `runAsNonRoot: true` keeps a container from starting when its image would run it as root. The restricted standard asks for it on
 * the pod, or on each of its containers.
 *
 * ```yaml
 * spec:
 *   securityContext:
 *     runAsNonRoot: true
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf, linuxPodsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "run-as-non-root",
  family: "practice",
  severity: "hint",
  summary: "A container may run as root.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of linuxPodsOf(workload)) {
      const forAll = group.spec.at("securityContext", "runAsNonRoot");
      for (const container of containersOf(group)) {
        const place = container.at("securityContext", "runAsNonRoot");
        if (place.boolean ?? forAll.boolean === true) continue;
        report(
          place.present ? place : container.at("name"),
          say`The restricted standard asks for \`runAsNonRoot: true\`, here or on the pod.`,
        );
      }
    }
  },
};

export default rule;
