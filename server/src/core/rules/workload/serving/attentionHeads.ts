/**
 * Tensor parallelism gives each GPU an equal number of attention heads. A size that does not divide the heads of the model
 * is refused at start: Qwen2.5-7B has 28 heads, which 8 GPUs can not share.
 *
 * ```yaml
 * args: [--model, Qwen/Qwen2.5-7B-Instruct, --tensor-parallel-size, "8"] # 1, 2, 4, 7 … are possible
 * ```
 */
import { listing, say } from "../../../text/message.ts";
import { loadedModelOf } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelFacts } from "../../../workload/models/modelFacts.ts";
import { parallelismOf } from "../../../workload/parallelism.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "attention-heads",
  family: "workload",
  severity: "warning",
  summary: "A tensor parallel size does not divide the attention heads of the model.",
  source: "https://docs.vllm.ai/en/latest/serving/parallelism_scaling/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, engine } of workload.containers) {
      if (engine?.name !== "vllm" && engine?.name !== "sglang") continue;
      const parallelism = parallelismOf(engine, at);
      const [option] = parallelism?.options ?? [];
      const model = loadedModelOf(engine, at);
      const heads = model && modelFacts(model.text)?.architecture?.heads;
      if (parallelism === undefined || option === undefined || heads === undefined) continue;
      if (heads % parallelism.tensor === 0) continue;
      report(
        option.at,
        say`\`${model?.text ?? ""}\` has ${heads} attention heads, which ${parallelism.tensor} GPUs can not share evenly; use ${listing(possible(heads), "or")}.`,
        { range: option.range },
      );
    }
  },
};

function possible(heads: number): readonly number[] {
  return [1, 2, 3, 4, 5, 6, 7, 8].filter((size) => heads % size === 0);
}

export default rule;
