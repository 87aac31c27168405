/**
 * The policies of a JobSet and its dependencies name replicated jobs of the same JobSet. A name that none of them has makes
 * the JobSet refused, or lets it wait for ever.
 *
 * ```yaml
 * successPolicy:
 *   operator: All
 *   targetReplicatedJobs: [leader] # must be one of spec.replicatedJobs
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { codes, listing, type Message, say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "replicated-job-reference",
  family: "workload",
  severity: "warning",
  summary: "A JobSet speaks of a replicated job that it does not have.",
  source: "https://jobset.sigs.k8s.io/docs/concepts/",
  kinds: ["jobset.x-k8s.io/JobSet"],
  check({ root }, report) {
    const spec = root.at("spec");
    const jobs = spec.at("replicatedJobs").items();
    const names = jobs.flatMap((job) => job.at("name").string ?? []);
    const targets = [
      ...spec.at("successPolicy", "targetReplicatedJobs").items(),
      ...spec
        .at("failurePolicy", "rules")
        .items()
        .flatMap((entry) => entry.at("targetReplicatedJobs").items()),
      spec.at("coordinator", "replicatedJob"),
    ];
    for (const target of targets) {
      if (target.string !== undefined && !names.includes(target.string))
        report(target, say`There is no replicated job \`${target.string}\`; ${thereAre(names)}.`);
    }
    for (const [index, job] of jobs.entries()) {
      for (const dependency of job
        .at("dependsOn")
        .items()
        .map((entry) => entry.at("name"))) {
        const position = names.indexOf(dependency.string ?? "");
        if (dependency.string === undefined || (position !== -1 && position < index)) continue;
        report(
          dependency,
          position === -1
            ? say`There is no replicated job \`${dependency.string}\`; ${thereAre(names)}.`
            : say`\`${dependency.string}\` stands behind this job; a job can only depend on one before it.`,
        );
      }
    }
    checkCoordinator(spec, jobs, report);
  },
};

function checkCoordinator(spec: Cursor, jobs: readonly Cursor[], report: Parameters<Rule["check"]>[1]): void {
  const coordinator = spec.at("coordinator");
  const job = jobs.find(
    (candidate) => candidate.at("name").string === coordinator.at("replicatedJob").string,
  );
  if (job === undefined || coordinator.at("replicatedJob").string === undefined) return;
  const jobIndex = coordinator.at("jobIndex");
  const replicas = job.at("replicas").number ?? 1;
  if (jobIndex.number !== undefined && jobIndex.number >= replicas)
    report(
      jobIndex,
      say`\`${job.at("name").string ?? ""}\` has ${replicas} jobs; the last index is ${replicas - 1}.`,
    );
  const podIndex = coordinator.at("podIndex");
  const completions = job.at("template", "spec", "completions").number;
  if (podIndex.number !== undefined && completions !== undefined && podIndex.number >= completions)
    report(podIndex, say`A job of it has ${completions} pods; the last index is ${completions - 1}.`);
}

function thereAre(names: readonly string[]): Message {
  const known = listing(codes(names), "and");
  return names.length === 1 ? say`there is ${known}` : say`there are ${known}`;
}

export default rule;
