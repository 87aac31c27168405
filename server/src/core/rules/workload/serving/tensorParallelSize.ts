/**
 * A model server splits its model over as many GPUs as its arguments say: tensor parallel size × pipeline parallel size ×
 * data parallel size. When the container gets fewer, the server fails at start: there is no device for each of its
 * processes. Each pod of an engine that spans several nodes needs its share.
 *
 * ```yaml
 * args: [--model, meta-llama/Llama-3.3-70B-Instruct, --tensor-parallel-size=4]
 * resources:
 *   limits:
 *     nvidia.com/gpu: 2 # must be 4
 * ```
 */
import { say } from "../../../text/message.ts";
import { replaceWord } from "../../replaceWord.ts";
import { deviceCountOf } from "../../../workload/accelerators.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { describeParallelism, parallelismOf } from "../../../workload/parallelism.ts";
import { spansPods } from "../../../workload/spansPods.ts";
import { readWorkload, type Workload } from "../../../workload/workload.ts";
import type { Manifest } from "../../../manifest/manifest.ts";
import type { Report, Rule } from "../../rule.ts";

const rule: Rule = {
  code: "tensor-parallel-size",
  family: "workload",
  severity: "warning",
  summary: "A model server is told to use more GPUs than its container gets.",
  source: "https://docs.vllm.ai/en/latest/serving/parallelism_scaling/",
  fields: ["command", "args", "env", "parallelism"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    checkDeclared(manifest, workload, report);
    for (const { at, engine, group } of workload.containers) {
      const devices = deviceCountOf(at);
      const parallelism = engine && parallelismOf(engine, at);
      const [option] = parallelism?.options ?? [];
      if (devices === undefined || parallelism === undefined || option === undefined) continue;
      if (parallelism.overRay || (parallelism.nodes === undefined && spansPods(manifest))) continue;
      // Custom resources may leave the amount to a runtime, a profile or the controller.
      if (devices === 0 && (!group.builtIn || parallelism.devices === 1)) continue;
      const needed = Math.ceil(parallelism.devices / (parallelism.nodes ?? 1));
      if (needed <= devices) continue;
      const gets = devices === 0 ? say`asks for none` : say`gets ${devices}`;
      const single = parallelism.options.length === 1 && parallelism.nodes === undefined && devices > 0;
      report(
        option.at,
        say`${describeParallelism(parallelism)} needs ${needed === 1 ? say`1 GPU` : say`${needed} GPUs`} in this container, which ${gets}.`,
        { range: option.range, fixes: single ? replaceWord(option, String(devices)) : [] },
      );
    }
  },
};

/** An LLMInferenceService says in a field of its own over how many GPUs its pods split the model. */
function checkDeclared({ gvk, root }: Manifest, { containers }: Workload, report: Report): void {
  if (gvk.kind !== "LLMInferenceService") return;
  for (const owner of [root.at("spec"), root.at("spec", "prefill")]) {
    const size = owner.at("parallelism", "tensor");
    const main = containers.find(({ group }) => group.owner === owner && group.spec.name === "template");
    const devices = main && deviceCountOf(main.at);
    if (size.number === undefined || devices === undefined || devices === 0 || size.number <= devices)
      continue;
    report(
      size,
      say`\`tensor: ${size.number}\` needs ${size.number} GPUs in this pod, which gets ${devices}.`,
    );
  }
}

export default rule;
