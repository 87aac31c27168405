/**
 * A model has a longest sequence that it was trained for. A server that is asked for more refuses to start, unless the
 * positions are scaled.
 *
 * ```yaml
 * args: [--model, meta-llama/Llama-2-7b-chat-hf, --max-model-len, "32768"] # the model ends at 4096
 * ```
 */
import { say } from "../../../text/message.ts";
import { countOption, hasOption } from "../../../workload/commandLine.ts";
import { environmentEntry, loadedModelOf } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelFacts } from "../../../workload/models/modelFacts.ts";
import { replaceWord } from "../../replaceWord.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

const rule: Rule = {
  code: "context-length",
  family: "workload",
  severity: "warning",
  summary: "A model server is asked for longer sequences than its model has.",
  source: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { at, engine } of workload.containers) {
      if (engine?.name !== "vllm" && engine?.name !== "sglang") continue;
      const length = countOption(engine.arguments, "--max-model-len", "--context-length");
      const model = loadedModelOf(engine, at);
      const longest = model && modelFacts(model.text)?.architecture?.context;
      if (length === undefined || longest === undefined || length.count <= longest) continue;
      const scaled =
        hasOption(engine.arguments, "--rope-scaling", "--hf-overrides", "--json-model-override-args") ||
        environmentEntry(at, "VLLM_ALLOW_LONG_MAX_MODEL_LEN") !== undefined ||
        environmentEntry(at, "SGLANG_ALLOW_OVERWRITE_LONGER_CONTEXT_LEN") !== undefined;
      if (scaled) continue;
      report(
        length.at,
        say`\`${length.name} ${length.text}\` is longer than the ${longest} tokens of \`${model?.text ?? ""}\`.`,
        { range: length.range, fixes: replaceWord(length, String(longest)) },
      );
    }
  },
};

export default rule;
