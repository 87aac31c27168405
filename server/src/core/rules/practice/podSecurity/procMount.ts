/**
 * The container runtime hides parts of `/proc` that tell about the node. `Unmasked` shows them; the baseline standard does not
 * allow it.
 *
 * ```yaml
 * securityContext:
 *   procMount: Unmasked
 * ```
 */
import { say } from "../../../text/message.ts";
import { linuxContainersOf } from "./pods.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "proc-mount",
  family: "practice",
  severity: "hint",
  summary: "A container sees parts of `/proc` that tell about its node.",
  source: "https://kubernetes.io/docs/concepts/security/pod-security-standards/",
  fields: ["procMount"],
  kinds: workloadKinds,
  standard: "baseline",
  check(manifest, report) {
    for (const container of linuxContainersOf(manifest.shared(readWorkload))) {
      const place = container.at("securityContext", "procMount");
      if (place.string === "Unmasked")
        report(
          place,
          say`\`Unmasked\` shows what the runtime hides of the node; use \`Default\` or leave it out.`,
        );
    }
  },
};

export default rule;
