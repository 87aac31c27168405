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
import { environmentValue } from "../../../workload/engines.ts";
import { launcherOf, type Launcher } from "../../../workload/launchers.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "processes-per-node",
  family: "workload",
  severity: "warning",
  summary: "A training launcher starts another number of processes than there are GPUs.",
  source: "https://docs.pytorch.org/docs/stable/elastic/run.html",
  fields: ["command", "args", "env"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, commands } of workload.containers) {
      const devices = deviceCountOf(at);
      const launcher = launcherOf(commands);
      if (devices === undefined || devices === 0 || launcher === undefined) continue;
      const processes = launcher.processes ?? environmentValue(at, "PET_NPROC_PER_NODE");
      const nodes = nodesSharing(launcher);
      if (processes === undefined || nodes === undefined) continue;
      if (processes.dynamic || !/^\d+$/u.test(processes.text)) continue;
      const started = Number(processes.text) / nodes;
      if (started === devices || !Number.isInteger(started)) continue;
      const outcome =
        started > devices
          ? say`two processes would share a device, which NCCL refuses`
          : say`${devices - started} stay idle`;
      report(
        processes.at,
        say`\`${processes.name} ${processes.text}\` starts ${started} processes for ${devices === 1 ? say`1 GPU` : say`${devices} GPUs`}; ${outcome}.`,
        { range: processes.range, fixes: replaceWord(processes, String(devices * nodes)) },
      );
    }
  },
};

/** Machines that the number of processes is for; undefined where that is not known. */
function nodesSharing({ name, perNode, nodes }: Launcher): number | undefined {
  if (perNode) return 1;
  if (name !== "accelerate") return undefined;
  if (nodes === undefined) return 1;
  return nodes.dynamic || !/^[1-9]\d*$/u.test(nodes.text) ? undefined : Number(nodes.text);
}

export default rule;
