/**
 * `rayStartParams` are the options of `ray start` without their dashes, and their words are joined by `-`. An option that
 * `ray start` does not know ends it: the pod restarts for ever.
 *
 * ```yaml
 * rayStartParams:
 *   num_gpus: "1" # must be num-gpus
 * ```
 */
import { say } from "../../../text/message.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";
import { rayKinds } from "../../../workload/ray.ts";

const rule: Rule = {
  code: "ray-start-parameter",
  family: "workload",
  severity: "warning",
  summary: "A parameter is not written as `ray start` knows it.",
  source: "https://docs.ray.io/en/latest/cluster/cli.html#ray-start",
  kinds: rayKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { owner } of workload.groups) {
      for (const parameter of owner.at("rayStartParams").keys()) {
        const right = parameter.name.replace(/^-+/u, "").replaceAll("_", "-");
        if (right === parameter.name || right === "") continue;
        const { start, end } = parameter.keyRange;
        report(parameter, say`\`ray start\` has no option \`--${parameter.name}\`; write \`${right}\`.`, {
          on: "key",
          fixes: [
            {
              title: say`Change to \`${right}\``,
              edits: [{ range: { start, end }, newText: right }],
              preferred: true,
            },
          ],
        });
      }
    }
  },
};

export default rule;
