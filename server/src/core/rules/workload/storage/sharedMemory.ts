/**
 * Processes of one container that exchange tensors do it through `/dev/shm`: the workers of a data loader, NCCL between
 * GPUs, the processes of a server that splits its model. A container gets 64 MiB there unless a volume in memory is
 * mounted on it; the processes then die with a bus error or NCCL reports that it can not extend shared memory.
 *
 * ```yaml
 * containers:
 *   - volumeMounts:
 *       - name: shm
 *         mountPath: /dev/shm
 * volumes:
 *   - name: shm
 *     emptyDir:
 *       medium: Memory
 * ```
 */
import { type Message, say } from "../../../text/message.ts";
import { acceleratorsOf, deviceCountOf } from "../../../workload/accelerators.ts";
import { countOption, hasOption, type Command } from "../../../workload/commandLine.ts";
import { environmentEntry, type Engine } from "../../../workload/engines.ts";
import type { Cursor } from "../../../manifest/cursor.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { launcherOf } from "../../../workload/launchers.ts";
import { parallelismOf } from "../../../workload/parallelism.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import { readWorkload, type Workload, type WorkloadContainer } from "../../../workload/workload.ts";
import { addSharedMemory } from "./addSharedMemory.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "shared-memory",
  family: "workload",
  severity: "warning",
  summary: "Several processes share 64 MiB of `/dev/shm`.",
  source: "https://docs.vllm.ai/en/latest/deployment/docker/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      const { at, group } = container;
      // The model of an InferenceService is completed by its runtime, which may bring the volume.
      if (at.name === "model" || at.name === "container" || at.name === "script") continue;
      if (manifest.gvk.kind === "InferenceService") continue;
      const reason = processesOf(container) ?? groupProcesses(container, manifest, workload);
      if (reason === undefined || group.spec.at("hostIPC").boolean === true || mountsSharedMemory(container))
        continue;
      report(
        at.at("name"),
        say`${reason}, and they share the 64 MiB of \`/dev/shm\` that a container gets; mount an \`emptyDir\` with \`medium: Memory\` there.`,
        { fixes: addSharedMemory(at, group.spec, manifest.document.text) },
      );
    }
  },
};

/** The workers of a group whose leader splits its model over all of them: one process for each of their devices. */
function groupProcesses(
  { at, engine, group }: WorkloadContainer,
  { gvk }: Manifest,
  { containers }: Workload,
): Message | undefined {
  const devices = deviceCountOf(at) ?? 0;
  if (gvk.kind !== "LeaderWorkerSet" || group.spec.parent?.name !== "workerTemplate" || devices < 2)
    return undefined;
  const isSplit = containers.some((other) => {
    const parallelism = other.engine && parallelismOf(other.engine, other.at);
    return parallelism !== undefined && parallelism.devices > (deviceCountOf(other.at) ?? Infinity);
  });
  return engine === undefined && isSplit
    ? say`The group's server runs a process on each of ${devices} GPUs here`
    : undefined;
}

function mountsSharedMemory({ at }: WorkloadContainer): boolean {
  return [...at.at("volumeMounts").items()].some((mount) =>
    ["/dev/shm", "/dev", "/"].includes((mount.at("mountPath").string ?? "").replace(/(.)\/$/u, "$1")),
  );
}

/** Text Generation Inference splits the model over all GPUs that it is given, unless it is told otherwise. */
function splitsByItself({ arguments: command }: Engine, container: Cursor): boolean {
  const isTold = ["NUM_SHARD", "SHARDED"].some((name) => environmentEntry(container, name) !== undefined);
  return !isTold && !hasOption(command, "--num-shard", "--sharded") && !container.at("envFrom").present;
}

/** Images of PyTorch itself, whose programs on several GPUs are several processes. */
const PYTORCH = /(?:^|\/)pytorch\/pytorch[:@]|^nvcr\.io\/nvidia\/pytorch[:@]/u;

function startsPython(commands: readonly Command[]): boolean {
  return commands.some(([program]) => /(?:^|\/)python3?$/u.test(program?.text ?? ""));
}

/** Why there are several processes; undefined when there is one, or nobody knows. */
function processesOf({ at, engine, commands }: WorkloadContainer): Message | undefined {
  const devices = deviceCountOf(at);
  // Neuron's processes exchange tensors over the links of the chips.
  if (devices === 0 || acceleratorsOf(at).some(({ vendor }) => vendor === "aws")) return undefined;
  const parallelism = engine && parallelismOf(engine, at);
  // With one device in the pod the other processes are in other pods.
  if (parallelism !== undefined && parallelism.tensor > 1 && devices !== 1)
    return say`The model is split over ${parallelism.tensor} processes`;
  if (engine?.name === "tgi" && splitsByItself(engine, at) && (devices ?? 0) > 1)
    return say`The model is split over ${devices ?? 0} processes`;
  const processes = launcherOf(commands)?.processes;
  if (processes !== undefined && /^\d+$/u.test(processes.text) && Number(processes.text) > 1)
    return say`\`${processes.name} ${processes.text}\` starts ${processes.text} processes`;
  const loaders = commands.flatMap(
    (command) => countOption(command, "--num-workers", "--dataloader-num-workers") ?? [],
  );
  const [loader] = loaders;
  if ((devices ?? 0) > 1 && startsPython(commands) && PYTORCH.test(at.at("image").string ?? ""))
    return say`PyTorch runs a process for each of ${devices ?? 0} GPUs`;
  return loader !== undefined && loader.count > 0 && (devices ?? 0) > 0
    ? say`\`${loader.name} ${loader.text}\` starts ${loader.text} data loaders`
    : undefined;
}

export default rule;
