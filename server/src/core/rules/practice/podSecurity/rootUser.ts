/**
 * User 0 is root. The restricted standard does not allow it, neither on the pod nor on a container.
 *
 * ```yaml
 * securityContext:
 *   runAsUser: 0
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxContextsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "root-user",
  family: "practice",
  severity: "hint",
  summary: "A container runs as root.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["runAsUser"],
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    for (const context of linuxContextsOf(manifest.shared(readWorkload))) {
      const place = context.at("runAsUser");
      if (place.number === 0) report(place, say`User 0 is root; the restricted standard asks for another.`);
    }
  },
};

export default rule;
