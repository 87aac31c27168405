/**
 * The scheduler places a pod by what it requests. A container without a request for CPU and memory counts as nothing, lands
 * on a full node, and is the first to be evicted there.
 *
 * ```yaml
 * resources:
 *   requests:
 *     cpu: 100m
 *     memory: 128Mi
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "missing-requests",
  family: "practice",
  severity: "hint",
  summary: "A container does not say how much CPU and memory it needs.",
  source: "https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/",
  kinds: ["apps/Deployment", "apps/StatefulSet", "apps/DaemonSet", "batch/Job", "batch/CronJob"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { group, at } of workload.containers) {
      const missing = ["cpu", "memory"].filter((name) => !isRequested(at, group.spec, name));
      if (missing.length > 0)
        report(
          at.at("name"),
          say`This container requests no ${listing(codes(missing), "and")}; the scheduler counts it as nothing.`,
        );
    }
  },
};

/** A limit counts as a request; a request of the whole pod as one of its containers. */
function isRequested(container: Cursor, pod: Cursor, name: string): boolean {
  return [container, pod].some((owner) =>
    ["requests", "limits"].some((list) => owner.at("resources", list, name).present),
  );
}

export default rule;
