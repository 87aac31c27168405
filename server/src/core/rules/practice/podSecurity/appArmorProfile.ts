/**
 * AppArmor limits which files and system calls a program may use. The baseline standard allows to choose a profile, not to go
 * without one.
 *
 * ```yaml
 * securityContext:
 *   appArmorProfile:
 *     type: Unconfined
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxPodsOf, securityContextsOf } from "./pods.ts";
import { replaceValue } from "../../replaceValue.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "app-armor-profile",
  family: "practice",
  severity: "hint",
  summary: "A container goes without an AppArmor profile.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["appArmorProfile", "annotations"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of linuxPodsOf(workload)) {
      for (const context of securityContextsOf(group)) {
        const place = context.at("appArmorProfile", "type");
        if (place.string === "Unconfined")
          report(
            place,
            say`\`Unconfined\` takes the AppArmor profile away; use \`RuntimeDefault\` or leave it out.`,
            { fixes: replaceValue(place, "RuntimeDefault") },
          );
      }
      for (const annotation of group.metadata.at("annotations").keys()) {
        if (
          annotation.name.startsWith("container.apparmor.security.beta.kubernetes.io/") &&
          annotation.string === "unconfined"
        )
          report(annotation, say`\`unconfined\` takes the AppArmor profile away; use \`runtime/default\`.`);
      }
    }
  },
};

export default rule;
