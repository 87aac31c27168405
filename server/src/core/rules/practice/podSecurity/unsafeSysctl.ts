/**
 * Settings of the kernel that are separate for each pod are safe to change; others change the node for everybody on it, and the
 * kubelet refuses them unless told otherwise.
 *
 * ```yaml
 * securityContext:
 *   sysctls:
 *     - name: kernel.msgmax
 *       value: "65536"
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxPodsOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "unsafe-sysctl",
  family: "practice",
  severity: "hint",
  summary: "A pod changes a setting of the kernel that it does not have for itself.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["sysctls"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { spec } of linuxPodsOf(workload)) {
      for (const place of spec
        .at("securityContext", "sysctls")
        .items()
        .map((sysctl) => sysctl.at("name"))) {
        if (place.string !== undefined && !safe.has(place.string.replaceAll("/", ".")))
          report(
            place,
            say`\`${place.string}\` is not among the settings that a pod has for itself; the baseline standard does not allow it.`,
          );
      }
    }
  },
};

const safe: ReadonlySet<string> = new Set([
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.ping_group_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_wmem",
]);

export default rule;
