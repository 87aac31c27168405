/**
 * Counts and durations of a controller can not be negative. The API server refuses `replicas: -1`, a negative
 * `minReadySeconds`, `backoffLimit`, `successfulJobsHistoryLimit` and the like; zero is allowed and mostly means
 * "none" or "at once".
 *
 * ```yaml
 * spec:
 *   replicas: -1 # must be 0 or more
 * ```
 */
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

/** Paths of the counts below the object's root, per kind. */
const counts: ReadonlyMap<string, readonly string[]> = new Map([
  ["apps/Deployment", ["replicas", "minReadySeconds", "revisionHistoryLimit", "progressDeadlineSeconds"]],
  ["apps/ReplicaSet", ["replicas", "minReadySeconds"]],
  ["apps/DaemonSet", ["minReadySeconds", "revisionHistoryLimit"]],
  [
    "apps/StatefulSet",
    [
      "replicas",
      "minReadySeconds",
      "revisionHistoryLimit",
      "ordinals.start",
      "updateStrategy.rollingUpdate.partition",
    ],
  ],
  ["/ReplicationController", ["replicas", "minReadySeconds"]],
  ["batch/CronJob", ["startingDeadlineSeconds", "successfulJobsHistoryLimit", "failedJobsHistoryLimit"]],
]);

const jobCounts = [
  "parallelism",
  "completions",
  "activeDeadlineSeconds",
  "backoffLimit",
  "ttlSecondsAfterFinished",
  "backoffLimitPerIndex",
  "maxFailedIndexes",
];

const rule: Rule = {
  code: "negative-count",
  family: "server",
  severity: "error",
  summary: "A count or duration of a controller is negative.",
  source: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/",
  kinds: [...counts.keys(), "batch/Job", "apps/ControllerRevision"],
  check(manifest, report) {
    for (const count of countsOf(manifest)) {
      if (count.number === undefined || count.number >= 0) continue;
      report(count, say`\`${count.name}\` is ${count.number}; it must be 0 or more.`);
    }
  },
};

function countsOf(manifest: Manifest): readonly Cursor[] {
  const { group, kind } = manifest.gvk;
  if (kind === "ControllerRevision") return [manifest.root.at("revision")];
  const spec = manifest.root.at("spec");
  const own = (counts.get(`${group}/${kind}`) ?? []).map((path) => spec.at(...path.split(".")));
  const job = jobSpecOf(manifest);
  return job === undefined ? own : [...own, ...jobCounts.map((name) => job.at(name))];
}

export default rule;
