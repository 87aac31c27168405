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
import { baselineCapabilities } from "./baselineCapabilities.ts";
import { linuxContainersOf } from "./pods.ts";
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
    for (const container of linuxContainersOf(manifest.shared(readWorkload))) {
      for (const capability of container.at("securityContext", "capabilities", "add").items()) {
        if (capability.string === undefined || baselineCapabilities.has(capability.string)) continue;
        report(
          capability,
          say`\`${capability.string}\` reaches outside of the container; the baseline standard does not allow to add it.`,
        );
      }
    }
  },
};

export default rule;
