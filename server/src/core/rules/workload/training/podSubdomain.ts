/**
 * A pod of a Job has a name in DNS, `JOB-0.SUBDOMAIN`, where its template names the `subdomain` and a headless Service is called like it.
 * The part before the point is the pod's only if the Job is `Indexed`: else it ends in random letters. Without one of both nobody
 * finds the first pod, and the run waits for it.
 *
 * ```yaml
 * kind: Job
 * metadata: { name: train }
 * spec:
 *   completionMode: Indexed
 *   template:
 *     spec:
 *       subdomain: train # with a headless Service `train`
 *       containers:
 *         - command: [torchrun, --nnodes=2, --rdzv-endpoint=train-0.train:29500, train.py]
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { environmentValue } from "../../../workload/engines.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { OptionValue } from "../../../workload/commandLine.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "pod-subdomain",
  family: "workload",
  severity: "warning",
  summary: "The processes of a run meet at a pod whose name nobody finds.",
  source:
    "https://kubernetes.io/docs/tasks/job/job-with-pod-to-pod-communication/#starting-a-job-with-pod-to-pod-communication",
  fields: ["command", "args", "env"],
  kinds: ["batch/Job"],
  check(manifest, report) {
    const { root } = manifest;
    const name = root.at("metadata", "name").string;
    const spec = root.at("spec");
    const pod = spec.at("template", "spec");
    if (name === undefined) return;
    for (const container of manifest.shared(readWorkload).containers) {
      const place = meetingPlace(container);
      const [, domain] = /^.*-\d+\.([a-z0-9-]+)/u.exec(hostIn(place, name)) ?? [];
      if (place === undefined || domain === undefined) continue;
      const complaint = isIndexed(spec)
        ? domainComplaint(pod.at("subdomain"), domain)
        : say`Only the pods of a Job with \`completionMode: Indexed\` have names such as \`${name}-0\`.`;
      if (complaint !== undefined) report(place.at, complaint, { range: place.range });
    }
  },
};

function isIndexed(spec: Cursor): boolean {
  return spec.at("completionMode").string === "Indexed";
}

function domainComplaint(subdomain: Cursor, domain: string): ReturnType<typeof say> | undefined {
  if (subdomain.string === domain || (subdomain.present && subdomain.string === undefined)) return undefined;
  return subdomain.present
    ? say`The pods have their names in \`${subdomain.string ?? ""}\`, not in \`${domain}\`.`
    : say`Pods have names in \`${domain}\` only with \`subdomain: ${domain}\` in their template.`;
}

function meetingPlace({ at, commands }: WorkloadContainer): OptionValue | undefined {
  const place = launcherOf(commands)?.meetingPoint ?? environmentValue(at, "MASTER_ADDR");
  return place?.dynamic === true ? undefined : place;
}

/** The host, where it begins like the job's own pods. */
function hostIn(place: OptionValue | undefined, job: string): string {
  const host = place?.text.replace(/:\d+$/u, "") ?? "";
  return host.startsWith(`${job}-`) ? host : "";
}

export default rule;
