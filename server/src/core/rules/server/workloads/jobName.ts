/**
 * The pods of a Job carry its name in the label `batch.kubernetes.io/job-name`, so it has at most 63 characters. A Job
 * that brings its own selector (`manualSelector: true`) has no such label.
 *
 * ```yaml
 * kind: Job
 * metadata:
 *   name: a-name-of-many-words-that-would-not-fit-into-the-value-of-a-label # more than 63
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const longest = 63;

const rule: Rule = {
  code: "job-name",
  family: "server",
  severity: "error",
  summary: "The name of a Job is too long for a label.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/job/#writing-a-job-spec",
  kinds: ["batch/Job"],
  check({ root }, report) {
    const name = root.at("metadata", "name");
    const { length } = name.string ?? "";
    if (length <= longest || root.at("spec", "manualSelector").boolean === true) return;
    // The server puts the name into the labels of the template and finds it there.
    const path = "spec.template.labels";
    report(name, say`The name has ${length} characters; a Job's has at most ${longest}.`, {
      path,
    });
  },
};

export default rule;
