/**
 * SELinux types and users separate containers from the node and from each other. The baseline standard allows the types that are
 * made for containers, and no user or role of one's own.
 *
 * ```yaml
 * securityContext:
 *   seLinuxOptions:
 *     type: spc_t
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxContextsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "selinux-options",
  family: "practice",
  severity: "hint",
  summary: "A container takes an SELinux type, user or role that is not made for containers.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["seLinuxOptions"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    for (const context of linuxContextsOf(manifest.shared(readWorkload))) {
      const options = context.at("seLinuxOptions");
      const type = options.at("type");
      if (type.string !== undefined && !types.has(type.string))
        report(
          type,
          say`\`${type.string}\` is no SELinux type for containers; the baseline standard allows \`container_t\` and its like.`,
        );
      for (const place of [options.at("user"), options.at("role")])
        if (place.string !== undefined && place.string !== "")
          report(place, say`The baseline standard allows no SELinux ${place.name} of one's own.`);
    }
  },
};

const types: ReadonlySet<string> = new Set([
  "",
  "container_t",
  "container_init_t",
  "container_kvm_t",
  "container_engine_t",
]);

export default rule;
