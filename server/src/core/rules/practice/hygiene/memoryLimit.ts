/**
 * Memory can not be taken back from a container without killing something. Without a limit one leak takes the node's memory
 * and other pods die for it.
 *
 * ```yaml
 * resources:
 *   limits:
 *     memory: 256Mi
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "memory-limit",
  family: "practice",
  severity: "hint",
  summary: "A container may take all memory of its node.",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  kinds: ["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { group, at } of workload.containers) {
      const limited = [at, group.spec].some((owner) => owner.at("resources", "limits", "memory").present);
      if (!limited)
        report(at.at("name"), say`This container has no memory limit; a leak takes the memory of its node.`);
    }
  },
};

export default rule;
