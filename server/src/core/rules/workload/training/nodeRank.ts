/**
 * Each machine of a run has a rank of its own. All pods of a template run the same command, so a rank that is written into
 * it is the same for all of them; the run never begins. Take it from the pod: an index in a label or variable.
 *
 * ```yaml
 * completions: 2
 * template:
 *   spec:
 *     containers:
 *       - command: [torchrun, --nnodes=2, --node-rank=0, train.py] # use $(JOB_COMPLETION_INDEX)
 * ```
 */
import { say } from "../../../text/message.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { OptionValue } from "../../../workload/commandLine.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "node-rank",
  family: "workload",
  severity: "warning",
  summary: "All pods of a template take the same rank.",
  source: "https://docs.pytorch.org/docs/stable/elastic/run.html",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      const rank = fixedRank(container);
      const { pods } = container.group;
      if (rank === undefined || pods === undefined || pods < 2) continue;
      report(
        rank.at,
        say`\`${rank.name} ${rank.text}\` is the same in all ${pods} pods of this template; take it from the pod's index.`,
        {
          range: rank.range,
        },
      );
    }
  },
};

function fixedRank({ commands }: WorkloadContainer): OptionValue | undefined {
  const launcher = launcherOf(commands);
  const rank = launcher?.nodeRank;
  const nodes = Number(launcher?.nodes?.text);
  return rank !== undefined && !rank.dynamic && /^\d+$/u.test(rank.text) && nodes > 1 ? rank : undefined;
}

export default rule;
