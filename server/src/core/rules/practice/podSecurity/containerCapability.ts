/**
 * Capabilities are parts of the rights of root. The baseline standard allows to add those that container runtimes give anyway;
 * others, such as `SYS_ADMIN` and `NET_ADMIN`, reach outside of the container.
 *
 * ```yaml
 * securityContext:
 *   capabilities:
 *     add: [SYS_ADMIN]
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf, linuxPodsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "container-capability",
  family: "practice",
  severity: "hint",
  summary: "A container gets a capability that reaches outside of it.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["capabilities"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of linuxPodsOf(workload)) {
      for (const container of containersOf(group)) {
        for (const capability of container.at("securityContext", "capabilities", "add").items()) {
          if (capability.string === undefined || allowed.has(capability.string)) continue;
          report(
            capability,
            say`\`${capability.string}\` reaches outside of the container; the baseline standard does not allow to add it.`,
          );
        }
      }
    }
  },
};

const allowed: ReadonlySet<string> = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "NET_BIND_SERVICE",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

export default rule;
