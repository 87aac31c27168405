/**
 * A program can get more rights than the one that started it, by a set-user-ID file. `allowPrivilegeEscalation: false` forbids it;
 * the restricted standard asks for it in every container.
 *
 * ```yaml
 * securityContext:
 *   allowPrivilegeEscalation: false
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxContainersOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "privilege-escalation",
  family: "practice",
  severity: "hint",
  summary: "A container may get more rights than it starts with.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    for (const container of linuxContainersOf(manifest.shared(readWorkload))) {
      const place = container.at("securityContext", "allowPrivilegeEscalation");
      if (place.boolean !== false)
        report(
          place.present ? place : container.at("name"),
          say`The restricted standard asks for \`allowPrivilegeEscalation: false\` in this container.`,
        );
    }
  },
};

export default rule;
