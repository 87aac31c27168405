/**
 * KAI Scheduler gives a pod a part of a GPU by an annotation: `gpu-fraction` between 0 and 1, or `gpu-memory` in MiB. Only that
 * scheduler reads them, and a pod that asks for whole GPUs has no use for a part.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     gpu-fraction: "50%" # must be "0.5"
 * spec:
 *   schedulerName: kai-scheduler
 * ```
 */
import { say } from "../../../text/message.ts";
import { acceleratorsOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "gpu-fraction",
  family: "workload",
  severity: "warning",
  summary: "A part of a GPU is asked for in a way that no scheduler gives it.",
  source: "https://github.com/NVIDIA/KAI-Scheduler/blob/main/docs/gpu-sharing/README.md",
  fields: ["gpu-fraction", "gpu-memory"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { builtIn, metadata, spec, containers } of manifest.shared(readWorkload).groups) {
      const fraction = metadata.at("annotations").key("gpu-fraction");
      const memory = metadata.at("annotations").key("gpu-memory");
      const asked = fraction.present ? fraction : memory;
      if (!asked.present) continue;
      const share = Number(fraction.string ?? NaN);
      if (fraction.string !== undefined && !(share > 0 && share < 1))
        report(fraction, say`\`gpu-fraction\` is a number between 0 and 1, not \`${fraction.string}\`.`);
      if (memory.string !== undefined && !/^[1-9]\d*$/u.test(memory.string))
        report(memory, say`\`gpu-memory\` is a number of MiB, not \`${memory.string}\`.`);
      if (fraction.present && memory.present)
        report(memory, say`Only one of \`gpu-fraction\` and \`gpu-memory\` can be given.`, { on: "key" });
      const whole = containers.flatMap(acceleratorsOf)[0];
      if (whole !== undefined)
        report(asked, say`A pod with \`${whole.resource}\` gets whole GPUs; leave one of both out.`, {
          on: "key",
        });
      // Operators set the scheduler of the pods that they make.
      const scheduler = spec.at("schedulerName").string ?? "default-scheduler";
      if (builtIn && scheduler === "default-scheduler")
        report(asked, say`Only \`schedulerName: kai-scheduler\` reads \`${asked.name}\`.`, { on: "key" });
    }
  },
};

export default rule;
