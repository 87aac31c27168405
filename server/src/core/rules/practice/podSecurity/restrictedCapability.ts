/**
 * The restricted standard asks every container to drop all capabilities. It may add `NET_BIND_SERVICE`, to listen on ports below
 * 1024.
 *
 * ```yaml
 * securityContext:
 *   capabilities:
 *     drop: [ALL]
 * ```
 */
import { say } from "../../../text/message.ts";
import { containersOf, linuxPodsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "restricted-capability",
  family: "practice",
  severity: "hint",
  summary: "A container keeps capabilities.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  kinds: workloadKinds,
  standard: "restricted",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const group of linuxPodsOf(workload)) {
      for (const container of containersOf(group)) {
        const capabilities = container.at("securityContext", "capabilities");
        const dropped = capabilities
          .at("drop")
          .items()
          .some(({ string }) => string === "ALL");
        if (!dropped)
          report(
            container.at("name"),
            say`The restricted standard asks for \`capabilities: { drop: [ALL] }\` in this container.`,
          );
        for (const added of capabilities.at("add").items())
          if (added.string !== undefined && added.string !== "NET_BIND_SERVICE" && baseline.has(added.string))
            report(added, say`The restricted standard allows to add \`NET_BIND_SERVICE\` alone.`);
      }
    }
  },
};

/** Those that the baseline standard forbids are findings of another rule. */
const baseline: ReadonlySet<string> = new Set([
  "AUDIT_WRITE",
  "CHOWN",
  "DAC_OVERRIDE",
  "FOWNER",
  "FSETID",
  "KILL",
  "MKNOD",
  "SETFCAP",
  "SETGID",
  "SETPCAP",
  "SETUID",
  "SYS_CHROOT",
]);

export default rule;
