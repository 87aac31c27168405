/**
 * Arguments whose value the server refuses at start: a share of GPU memory outside 0 to 1, a data type or a count that it
 * does not know.
 *
 * ```yaml
 * args:
 *   - --gpu-memory-utilization=90 # must be 0.9
 *   - --dtype=fp16 # must be float16 or half
 * ```
 */
import { codes, listing, type Message, say } from "../../../text/message.ts";
import { closestName } from "../../../text/closestName.ts";
import { optionOf, type OptionValue } from "../../../workload/commandLine.ts";
import type { Engine, EngineName } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { modelUriComplaint } from "../../../workload/modelUri.ts";
import { replaceWord } from "../../replaceWord.ts";
import { readWorkload } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

interface Argument {
  readonly engines: readonly EngineName[];
  readonly names: readonly string[];
  readonly complaint: (text: string) => Message | undefined;
  readonly repair?: (text: string) => string | undefined;
}

const dataTypes: Readonly<Record<string, readonly string[]>> = {
  vllm: ["auto", "half", "float16", "bfloat16", "float", "float32"],
  sglang: ["auto", "half", "float16", "bfloat16", "float", "float32"],
  tgi: ["float16", "bfloat16"],
};
const dataTypeNames: ReadonlyMap<string, string> = new Map([
  ["fp16", "float16"],
  ["f16", "float16"],
  ["bf16", "bfloat16"],
  ["fp32", "float32"],
  ["f32", "float32"],
]);

/** Text Generation Inference is complete, and gets no further methods. */
const tgiQuantisations = [
  "awq",
  "compressed-tensors",
  "eetq",
  "exl2",
  "gptq",
  "marlin",
  "bitsandbytes",
  "bitsandbytes-nf4",
  "bitsandbytes-fp4",
  "fp8",
];

const ARGUMENTS: readonly Argument[] = [
  {
    engines: ["vllm"],
    names: ["--gpu-memory-utilization"],
    complaint: shareComplaint,
    repair: shareOfPercent,
  },
  {
    engines: ["sglang"],
    names: ["--mem-fraction-static"],
    complaint: shareComplaint,
    repair: shareOfPercent,
  },
  { engines: ["tgi"], names: ["--cuda-memory-fraction"], complaint: shareComplaint, repair: shareOfPercent },
  {
    engines: ["vllm"],
    names: [
      "--max-num-seqs",
      "--max-num-batched-tokens",
      "--tensor-parallel-size",
      "--pipeline-parallel-size",
    ],
    complaint: countComplaint,
  },
  { engines: ["vllm"], names: ["--max-model-len"], complaint: lengthComplaint },
  { engines: ["vllm", "sglang"], names: ["--quantization", "-q"], complaint: quantisationComplaint },
  { engines: ["sglang"], names: ["--context-length", "--tp", "--tp-size"], complaint: countComplaint },
  {
    engines: ["tgi"],
    names: ["--num-shard", "--max-input-tokens", "--max-total-tokens", "--max-batch-prefill-tokens"],
    complaint: countComplaint,
  },
  { engines: ["tgi"], names: ["--quantize"], complaint: wordComplaint(tgiQuantisations) },
  {
    engines: ["triton"],
    names: ["--model-repository"],
    complaint: (text) => {
      const complaint = modelUriComplaint(text);
      return complaint && say`is no place of models: ${complaint}`;
    },
  },
  {
    engines: ["triton"],
    names: ["--model-control-mode"],
    complaint: wordComplaint(["none", "poll", "explicit"]),
  },
  {
    engines: ["vllm"],
    names: ["--kv-cache-dtype"],
    // The formats become more with every version; these were never among them.
    complaint: (text) =>
      /^(?:int4|int8|fp16|q8_0|q4_0)$/u.test(text)
        ? say`is no format of the cache; \`auto\` and \`fp8\` are`
        : undefined,
  },
  ...(["vllm", "sglang", "tgi"] as const).map((engine): Argument => ({
    engines: [engine],
    names: ["--dtype"],
    complaint: (text) =>
      dataTypes[engine]?.includes(text) === true
        ? undefined
        : say`is no data type of ${engine}; it takes ${listing(codes(dataTypes[engine] ?? []))}`,
    repair: (text) => dataTypeNames.get(text),
  })),
];

const rule: Rule = {
  code: "engine-argument",
  family: "workload",
  severity: "warning",
  summary: "An argument has a value that the model server refuses at start.",
  source: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    const workload = manifest.shared(readWorkload);
    for (const { engine } of workload.containers) {
      for (const { option, complaint, repaired } of engine === undefined ? [] : complaintsOf(engine))
        report(option.at, say`\`${option.name} ${option.text}\` ${complaint}.`, {
          range: option.range,
          fixes: repaired === undefined ? [] : replaceWord(option, repaired),
        });
    }
  },
};

interface Complaint {
  readonly option: OptionValue;
  readonly complaint: Message;
  readonly repaired: string | undefined;
}

function complaintsOf(engine: Engine): readonly Complaint[] {
  return ARGUMENTS.filter(({ engines }) => engines.includes(engine.name)).flatMap((argument) =>
    argument.names.flatMap((name) => {
      const option = optionOf(engine.arguments, name);
      if (option === undefined || option.dynamic) return [];
      const complaint = argument.complaint(option.text);
      return complaint === undefined ? [] : [{ option, complaint, repaired: argument.repair?.(option.text) }];
    }),
  );
}

function wordComplaint(words: readonly string[]): Argument["complaint"] {
  return (text) =>
    words.includes(text) ? undefined : say`is none of its values, which are ${listing(codes(words))}`;
}

function shareComplaint(text: string): Message | undefined {
  const share = Number(text);
  return share > 0 && share <= 1
    ? undefined
    : say`is no share of the GPU's memory; use a number above 0, at most 1`;
}

function shareOfPercent(text: string): string | undefined {
  const percent = Number(text.replace(/%$/u, ""));
  return percent > 1 && percent <= 100 ? String(percent / 100) : undefined;
}

function countComplaint(text: string): Message | undefined {
  return /^[1-9]\d*$/u.test(text) ? undefined : say`is no count; use a whole number of 1 or more`;
}

/** Also `8k`, `25.6K`, and what lets the server choose. */
function lengthComplaint(text: string): Message | undefined {
  return /^(?:\d+(?:\.\d+)?[kKmMgGtT]?|-1|auto)$/u.test(text)
    ? undefined
    : say`is no length; use a number of tokens such as \`8192\` or \`8k\``;
}

/** Methods of servers are many and more are registered by plugins: only what is nearly one of these is a slip. */
const quantisations = [
  "auto-round",
  "awq",
  "awq_marlin",
  "bitsandbytes",
  "compressed-tensors",
  "experts_int8",
  "gguf",
  "gptq",
  "gptq_marlin",
  "marlin",
  "modelopt",
  "modelopt_fp4",
  "moe_wna16",
  "torchao",
];

function quantisationComplaint(text: string): Message | undefined {
  if (/^(?:int4|nf4|fp16|bf16|[48]-?bit|q\d_\w+)$/iu.test(text))
    return say`is no method; it is a format, which methods such as \`awq\`, \`gptq\` and \`bitsandbytes\` have`;
  if (/\d/u.test(text) || quantisations.includes(text)) return undefined;
  const meant = closestName(text, quantisations, text.length < 6 ? 1 : 2);
  return meant === undefined ? undefined : say`is no method; \`${meant}\` is one`;
}

export default rule;
