/**
 * The launcher of an MPIJob starts its processes in the slots of the workers: `slotsPerWorker` × the number of workers.
 * `mpirun -np` with more than that stops at once: there are not enough slots. Each slot is a process, and with more slots than
 * GPUs in a worker two processes share one.
 *
 * ```yaml
 * spec:
 *   slotsPerWorker: 1
 *   mpiReplicaSpecs:
 *     Launcher:
 *       template:
 *         spec:
 *           containers:
 *             - command: [mpirun, -np, "8", ./train] # 2 workers × 1 slot
 *     Worker:
 *       replicas: 2
 * ```
 */
import type { Cursor } from "../../../manifest/cursor.ts";
import { say } from "../../../text/message.ts";
import { replaceWord } from "../../replaceWord.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { hasOption } from "../../../workload/commandLine.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "mpi-slots",
  family: "workload",
  severity: "warning",
  summary: "An MPIJob starts more processes than its workers have slots or GPUs.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/mpi/",
  kinds: ["kubeflow.org/MPIJob"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    const spec = manifest.root.at("spec");
    const workers = spec.at("mpiReplicaSpecs", "Worker", "replicas").number;
    const slots = spec.at("slotsPerWorker").number ?? 1;
    checkDevices(spec.at("slotsPerWorker"), slots, workload, report);
    // With this the launcher is one of the machines as well.
    if (workers === undefined || spec.at("runLauncherAsWorker").boolean === true) return;
    for (const { group, commands } of workload.containers) {
      const launcher = launcherOf(commands);
      const processes = launcher?.processes;
      if (group.owner.name !== "Launcher" || launcher?.name !== "mpirun" || processes === undefined) continue;
      if (processes.dynamic || hasOption(launcher.arguments, "--oversubscribe", "-H", "--host", "--hostfile"))
        continue;
      const started = Number(processes.text);
      if (!(started > workers * slots)) continue;
      report(
        processes.at,
        say`\`${processes.name} ${processes.text}\` needs ${processes.text} slots, but ${workers === 1 ? say`1 worker has` : say`${workers} workers have`} ${workers * slots}.`,
        { range: processes.range, fixes: replaceWord(processes, String(workers * slots)) },
      );
    }
  },
};

function checkDevices(at: Cursor, slots: number, { containers }: Workload, report: Report): void {
  const worker = containers.find(({ group }) => group.owner.name === "Worker");
  const devices = worker && deviceCountOf(worker.at);
  if (devices === undefined || devices === 0 || slots <= devices) return;
  report(
    at,
    say`A worker has ${slots} slots for processes and ${devices === 1 ? say`1 GPU` : say`${devices} GPUs`}; two processes would share a device.`,
  );
}

export default rule;
