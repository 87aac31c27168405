/**
 * A model server uses one GPU unless its arguments tell it to split the model. GPUs beyond the product of its parallel
 * sizes are held by the pod and do nothing.
 *
 * ```yaml
 * args: [--model, Qwen/Qwen3-32B] # runs on one GPU; add --tensor-parallel-size=4
 * resources:
 *   limits:
 *     nvidia.com/gpu: 4
 * ```
 */
import { say } from "../../../text/message.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { hasOtherConfiguration } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { describeParallelism, parallelismOf } from "../../../workload/parallelism.ts";
import { spansPods } from "../../../workload/spansPods.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "idle-accelerators",
  family: "workload",
  severity: "warning",
  summary: "A pod holds more GPUs than its model server is told to use.",
  source: "https://docs.vllm.ai/en/latest/serving/parallelism_scaling/",
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, engine } of workload.containers) {
      const devices = deviceCountOf(at);
      const parallelism = engine && parallelismOf(engine, at);
      if (engine === undefined || devices === undefined || parallelism === undefined) continue;
      if (parallelism.overRay || spansPods(manifest) || hasOtherConfiguration(engine, at)) continue;
      // Without arguments nothing is known of what the image's own command says.
      if (engine.arguments.length === 0) continue;
      const used = Math.ceil(parallelism.devices / (parallelism.nodes ?? 1));
      if (used >= devices) continue;
      const [option] = parallelism.options;
      const said =
        option === undefined
          ? say`without a parallel size it runs on 1`
          : say`${describeParallelism(parallelism)} uses ${used}`;
      const message = say`The container gets ${devices} GPUs, and its server leaves ${devices - used} idle: ${said}.`;
      if (option === undefined) report(at.at("resources", "limits"), message, { on: "key" });
      else report(option.at, message, { range: option.range });
    }
  },
};

export default rule;
