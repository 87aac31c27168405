/**
 * The launcher of an MPIJob starts its processes in the slots of the workers: `slotsPerWorker` × the number of workers.
 * `mpirun -np` with more than that stops at once: there are not enough slots.
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
import { say } from "../../../text/message.ts";
import { replaceWord } from "../../replaceWord.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { hasOption } from "../../../workload/commandLine.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "mpi-slots",
  family: "workload",
  severity: "warning",
  summary: "An MPIJob starts more processes than its workers have slots.",
  source: "https://www.kubeflow.org/docs/components/trainer/legacy-v1/user-guides/mpi/",
  kinds: ["kubeflow.org/MPIJob"],
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    const spec = manifest.root.at("spec");
    const workers = spec.at("mpiReplicaSpecs", "Worker", "replicas").number;
    const slots = spec.at("slotsPerWorker").number ?? 1;
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

export default rule;
