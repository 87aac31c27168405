/**
 * `torchrun`, `accelerate` and `deepspeed` start one process for each GPU of a machine. With more processes than GPUs two of
 * them take the same device and NCCL refuses; with fewer, GPUs stay idle.
 *
 * ```yaml
 * command: [torchrun, --nproc-per-node=8, train.py]
 * resources:
 *   limits:
 *     nvidia.com/gpu: 4 # must be 8
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceWord } from "../../replaceWord.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "processes-per-node",
  family: "workload",
  severity: "warning",
  summary: "A training launcher starts another number of processes than there are GPUs.",
  source: "https://docs.pytorch.org/docs/stable/elastic/run.html",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, commands } of workload.containers) {
      const devices = deviceCountOf(at);
      const launcher = launcherOf(commands);
      const processes = launcher?.processes;
      if (devices === undefined || devices === 0 || launcher?.perNode !== true || processes === undefined)
        continue;
      if (processes.dynamic || !/^\d+$/u.test(processes.text)) continue;
      const started = Number(processes.text);
      if (started === devices) continue;
      const outcome =
        started > devices
          ? say`two processes would share a device, which NCCL refuses`
          : say`${devices - started} stay idle`;
      report(
        processes.at,
        say`\`${processes.name} ${processes.text}\` starts ${processes.text} processes for ${devices === 1 ? say`1 GPU` : say`${devices} GPUs`}; ${outcome}.`,
        { range: processes.range, fixes: replaceWord(processes, String(devices)) },
      );
    }
  },
};

export default rule;
