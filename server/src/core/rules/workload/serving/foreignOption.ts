/**
 * Model servers have options for the same things under names of their own. One that was copied from another server is not known
 * to this one, and it ends at start.
 *
 * ```yaml
 * image: ghcr.io/huggingface/text-generation-inference:3.3.5
 * args:
 *   - --tensor-parallel-size=4 # Text Generation Inference calls it --num-shard
 * ```
 */
import { say } from "../../../text/message.ts";
import type { EngineName } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload } from "../../../workload/workload.ts";
import { replaceWord } from "../../replaceWord.ts";
import type { Rule } from "../../rule.ts";

/** By what one server calls a thing, how others call it. Only names that the one has never known. */
const OTHERS: Readonly<Partial<Record<EngineName, Readonly<Record<string, readonly string[]>>>>> = {
  vllm: {
    "--tensor-parallel-size": ["--num-shard", "--tp-size"],
    "--gpu-memory-utilization": ["--mem-fraction-static", "--cuda-memory-fraction"],
    "--max-model-len": ["--context-length", "--ctx-size", "--max-total-tokens"],
    "--max-num-seqs": ["--max-running-requests", "--max-concurrent-requests"],
    "--model": ["--model-path"],
  },
  sglang: {
    "--tp-size": ["--num-shard"],
    "--mem-fraction-static": ["--gpu-memory-utilization", "--cuda-memory-fraction"],
    "--context-length": ["--max-model-len", "--ctx-size"],
    "--max-running-requests": ["--max-num-seqs", "--max-concurrent-requests"],
    "--model-path": ["--model-id"],
  },
  tgi: {
    "--num-shard": ["--tensor-parallel-size", "--tp-size", "--tp"],
    "--cuda-memory-fraction": ["--gpu-memory-utilization", "--mem-fraction-static"],
    "--max-total-tokens": ["--max-model-len", "--context-length", "--ctx-size"],
    "--max-concurrent-requests": ["--max-num-seqs", "--max-running-requests"],
    "--model-id": ["--model", "--model-path"],
    "--hostname": ["--host"],
    "--quantize": ["--quantization"],
  },
  "llama.cpp": {
    "--ctx-size": ["--max-model-len", "--context-length", "--max-total-tokens"],
    "--parallel": ["--max-num-seqs", "--max-running-requests"],
    "--alias": ["--served-model-name"],
    "--tensor-split": ["--tensor-parallel-size", "--tp-size", "--num-shard"],
  },
};

const rule: Rule = {
  code: "foreign-option",
  family: "workload",
  severity: "warning",
  summary: "An option belongs to another model server, and this one ends at start.",
  source: "https://huggingface.co/docs/text-generation-inference/reference/launcher",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const { at, engine } of manifest.shared(readWorkload).containers) {
      const names = Object.entries((engine && OTHERS[engine.name]) ?? {});
      // KServe's runtime for the hub has options of its own.
      if (engine === undefined || at.name === "model") continue;
      for (const word of engine.arguments) {
        const option = word.text.split("=", 1)[0] ?? "";
        const own = names.find(([, others]) => others.includes(option.replaceAll("_", "-")))?.[0];
        if (own === undefined || word.dynamic) continue;
        report(word.at, say`\`${option}\` is no option of ${engine.name}, which calls it \`${own}\`.`, {
          range: word.range,
          fixes: own === "--tensor-split" ? [] : replaceWord(word, own + word.text.slice(option.length)),
        });
      }
    }
  },
};

export default rule;
