/**
 * KAI Scheduler, and Run:ai which builds on it, give a pod a part of a GPU by an annotation: `gpu-fraction` between 0 and 1, or
 * `gpu-memory` in MiB. The default scheduler does not read them, and a pod that asks for whole GPUs has no use for a part. Run:ai
 * sets the scheduler of all pods in its projects by itself; therefore a pod that names none is a hint, unless it is in a queue of KAI.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     gpu-fraction: "50%" # must be "0.5"
 * spec:
 *   schedulerName: kai-scheduler
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { acceleratorsOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const queueLabel = "kai.scheduler/queue";
const schedulers = ["kai-scheduler", "runai-scheduler"];
/** The only resource whose sharing the schedulers look at. */
const wholeGpu = "nvidia.com/gpu";

/**
 * What KAI's admission refuses: `pkg/binder/plugins/gpusharing/gpu-request/gpu_request_validator.go`. Run:ai: the page "Setting the
 * Default Scheduler" of its documentation.
 */
const rule: Rule = {
  code: "gpu-fraction",
  family: "workload",
  severity: "warning",
  summary: "A part of a GPU is asked for in a way that no scheduler gives it.",
  source: "https://github.com/NVIDIA/KAI-Scheduler/blob/main/docs/gpu-sharing/README.md",
  fields: ["gpu-fraction", "gpu-memory"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const group of manifest.shared(readWorkload).groups) {
      const annotations = group.metadata.at("annotations");
      const [fraction, memory] = [annotations.key("gpu-fraction"), annotations.key("gpu-memory")];
      const scheduler = group.spec.at("schedulerName").string ?? "default-scheduler";
      const isQueued = group.metadata.at("labels").key(queueLabel).present;
      // Anybody may have an annotation `gpu-memory`.
      if (!fraction.present && !isQueued && !schedulers.includes(scheduler)) continue;
      const asked = fraction.present ? fraction : memory;
      if (!asked.present) continue;
      checkValues(fraction, memory, report);
      checkWhole(asked, group.containers, report);
      // Operators set the scheduler of the pods that they make.
      if (group.builtIn && scheduler === "default-scheduler")
        report(
          asked,
          say`The default scheduler does not read \`${asked.name}\`; KAI Scheduler takes pods with \`schedulerName: kai-scheduler\`, Run:ai those of its projects.`,
          { on: "key", ...(isQueued ? {} : { severity: "hint" }) },
        );
    }
  },
};

function checkValues(fraction: Cursor, memory: Cursor, report: Report): void {
  const share = Number(fraction.string ?? NaN);
  if (fraction.string !== undefined && !(share > 0 && share < 1))
    report(fraction, say`\`gpu-fraction\` is a number between 0 and 1, not \`${fraction.string}\`.`);
  if (memory.string !== undefined && !/^0*[1-9]\d*$/u.test(memory.string))
    report(memory, say`\`gpu-memory\` is a number of MiB, not \`${memory.string}\`.`);
  if (fraction.present && memory.present)
    report(memory, say`Only one of \`gpu-fraction\` and \`gpu-memory\` can be given.`, { on: "key" });
}

function checkWhole(asked: Cursor, containers: readonly Cursor[], report: Report): void {
  const isWhole = containers.flatMap(acceleratorsOf).some(({ resource }) => resource === wholeGpu);
  if (isWhole)
    report(asked, say`A pod with \`${wholeGpu}\` gets whole GPUs; leave one of both out.`, { on: "key" });
}

export default rule;
