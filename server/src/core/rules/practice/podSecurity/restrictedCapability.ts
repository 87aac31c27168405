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
import { baselineCapabilities } from "./baselineCapabilities.ts";
import { linuxContainersOf } from "./pods.ts";
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
    for (const container of linuxContainersOf(manifest.shared(readWorkload))) {
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
      // Those that the baseline standard forbids are findings of another rule.
      for (const added of capabilities.at("add").items())
        if (
          added.string !== undefined &&
          added.string !== "NET_BIND_SERVICE" &&
          baselineCapabilities.has(added.string)
        )
          report(added, say`The restricted standard allows to add \`NET_BIND_SERVICE\` alone.`);
    }
  },
};

export default rule;
