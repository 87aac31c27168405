/**
 * Only the pods of an Indexed Job have a completion index: the variable `JOB_COMPLETION_INDEX` and an annotation. In a Job
 * of the default mode it is empty.
 *
 * ```yaml
 * spec:
 *   completionMode: Indexed # without it there is no index
 *   template:
 *     spec:
 *       containers:
 *         - args: [--rank=$(JOB_COMPLETION_INDEX)]
 * ```
 */
import { jobSpecOf } from "../../../manifest/jobSpec.ts";
import { say } from "../../../text/message.ts";
import { environmentEntry } from "../../../workload/engines.ts";
import { insertField } from "../../insertField.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "completion-index",
  family: "workload",
  severity: "warning",
  summary: "A container uses the completion index of a Job that has none.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode",
  kinds: ["batch/Job", "batch/CronJob", "jobset.x-k8s.io/JobSet"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, group } of workload.allContainers) {
      // The jobs of a JobSet are indexed unless they say otherwise.
      const isJobSet = manifest.gvk.kind === "JobSet";
      const spec = isJobSet ? group.owner.at("template", "spec") : jobSpecOf(manifest);
      const mode = spec?.at("completionMode").string ?? (isJobSet ? "Indexed" : "NonIndexed");
      if (spec === undefined || mode === "Indexed") continue;
      if (environmentEntry(at, "JOB_COMPLETION_INDEX") !== undefined) continue;
      const user = [...at.at("command").items(), ...at.at("args").items()].find((argument) =>
        /\$(?:\(\()?[({]?[^)}]*\bJOB_COMPLETION_INDEX\b/u.test(argument.string ?? ""),
      );
      if (user === undefined) continue;
      report(user, say`\`JOB_COMPLETION_INDEX\` is only set in a Job with \`completionMode: Indexed\`.`, {
        fixes: spec.at("completionMode").present
          ? []
          : insertField(spec, "completionMode", "Indexed", manifest.document.text),
      });
    }
  },
};

export default rule;
