/**
 * The jobs of a CronJob are called after it with eleven more characters, and a Job's name becomes a label of at most
 * 63 characters. So the name of a CronJob has at most 52.
 *
 * ```yaml
 * kind: CronJob
 * metadata:
 *   name: a-very-long-name-that-leaves-no-room-for-the-time-of-the-run # more than 52
 * ```
 */
import { say } from "../../../text/message.ts";
import type { Rule } from "../../rule.ts";

const longest = 52;

const rule: Rule = {
  code: "cron-job-name",
  family: "server",
  severity: "error",
  summary: "The name of a CronJob is too long.",
  source: "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#writing-a-cronjob-spec",
  kinds: ["batch/CronJob"],
  check(manifest, report) {
    const name = manifest.root.at("metadata", "name");
    const { length } = name.string ?? "";
    if (length > longest) {
      report(name, say`The name has ${length} characters; a CronJob's has at most ${longest}.`);
    }
  },
};

export default rule;
