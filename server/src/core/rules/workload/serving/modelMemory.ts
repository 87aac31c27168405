/**
 * The weights of a model, its KV cache for at least one sequence and the buffers of CUDA have to fit into the memory of each
 * GPU. When they do not, the server ends at start: out of memory, or no room for a sequence of the longest length. The
 * estimate is a lower bound, from the model's name and the arguments; which GPU the pod gets is read from its node selector.
 *
 * ```yaml
 * nodeSelector:
 *   nvidia.com/gpu.product: NVIDIA-A100-SXM4-80GB
 * containers:
 *   - args: [--model, meta-llama/Llama-3.1-70B-Instruct] # 141 GB of weights; use --tensor-parallel-size 4
 * ```
 */
import { type Message, say } from "../../../text/message.ts";
import { largestDeviceBytes } from "../../../workload/sizing/gpuMemory.ts";
import { containerSizing, type ContainerSizing } from "../../../workload/sizing/containerSizing.ts";
import { gigabytes } from "../../../workload/sizing/describeSizing.ts";
import { size } from "../../../workload/sizing/sizing.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "model-memory",
  family: "workload",
  severity: "warning",
  summary: "A model does not fit into the memory of its GPUs.",
  source: "https://docs.vllm.ai/en/latest/configuration/conserving_memory/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const container of workload.containers) {
      // Without a device there is nothing that it could fit into, and another rule says so.
      if (deviceCountOf(container.at) === 0) continue;
      const estimate = containerSizing(container);
      if (estimate === undefined) continue;
      const { sizing, device, utilisation, model } = estimate;
      const available = device === undefined ? largestDeviceBytes : device.bytes * utilisation;
      if (!(sizing.leastPerDevice > available)) continue;
      const place = device === undefined ? say`the largest GPU there is` : `\`${device.product}\``;
      report(
        model.at,
        say`\`${model.text}\` needs at least ${gigabytes(sizing.leastPerDevice)} on each GPU (${gigabytes(sizing.weightsPerDevice)} of weights), but ${place} gives the server ${gigabytes(available)}${advice(estimate, available) ?? ""}.`,
        { range: model.range },
      );
    }
  },
};

/** The smallest tensor parallel size that would do, in powers of two, as machines have GPUs. */
function advice({ input, facts, device }: ContainerSizing, available: number): Message | undefined {
  if (device?.isPart === true) return undefined;
  const heads = facts.architecture?.heads;
  const fitting = [2, 4, 8, 16].find(
    (tensor) =>
      tensor > input.tensor &&
      (heads === undefined || heads % tensor === 0) &&
      size({ ...input, tensor }).leastPerDevice <= available,
  );
  return fitting === undefined
    ? undefined
    : say`; ${fitting} GPUs with a tensor parallel size of ${fitting} would do`;
}

export default rule;
