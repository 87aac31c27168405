/**
 * Seccomp limits which system calls a program may use. The baseline standard allows to choose a profile, not to go without one.
 *
 * ```yaml
 * securityContext:
 *   seccompProfile:
 *     type: Unconfined
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxContextsOf } from "./pods.ts";
import { replaceValue } from "../../replaceValue.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "seccomp-profile",
  family: "practice",
  severity: "hint",
  summary: "A container may use every system call.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["seccompProfile"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    for (const context of linuxContextsOf(manifest.shared(readWorkload))) {
      const place = context.at("seccompProfile", "type");
      if (place.string === "Unconfined")
        report(place, say`\`Unconfined\` allows every system call; use \`RuntimeDefault\`.`, {
          fixes: replaceValue(place, "RuntimeDefault"),
        });
    }
  },
};

export default rule;
