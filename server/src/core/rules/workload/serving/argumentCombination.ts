/**
 * Arguments that are fine one by one and not together: a model server compares them at start and ends. The tokens of a request
 * fit into those of request and answer, a batch holds the longest request, an option needs the one that it builds upon, and
 * a quantisation is the one that the model's files have.
 *
 * ```yaml
 * args:
 *   - --enable-auto-tool-choice # needs --tool-call-parser
 *   - --max-num-batched-tokens=128
 *   - --max-num-seqs=256 # more sequences than tokens in a batch
 * ```
 */
import { type Message, say } from "../../../text/message.ts";
import { countOption, hasOption, optionOf, type OptionValue } from "../../../workload/commandLine.ts";
import { modelOf, type Engine, type EngineName } from "../../../workload/engines.ts";
import { workloadKinds } from "../../../workload/groupPlaces.ts";
import { readWorkload, type WorkloadContainer } from "../../../workload/workload.ts";
import type { Rule } from "../../rule.ts";

/** Of two counts the first may not be above the second; equal neither where it says so. */
interface Order {
  readonly engine: EngineName;
  readonly lower: readonly string[];
  readonly upper: readonly string[];
  readonly strict?: true;
  /** Only where one of these is given. */
  readonly when?: readonly string[];
}

/**
 * https://docs.vllm.ai/en/latest/configuration/engine_args/
 * https://huggingface.co/docs/text-generation-inference/reference/launcher
 */
const ORDERS: readonly Order[] = [
  { engine: "vllm", lower: ["--max-num-seqs"], upper: ["--max-num-batched-tokens"] },
  {
    engine: "vllm",
    lower: ["--max-model-len"],
    upper: ["--max-num-batched-tokens"],
    when: ["--no-enable-chunked-prefill"],
  },
  {
    engine: "tgi",
    lower: ["--max-input-tokens", "--max-input-length"],
    upper: ["--max-total-tokens"],
    strict: true,
  },
  {
    engine: "tgi",
    lower: ["--max-input-tokens", "--max-input-length"],
    upper: ["--max-batch-prefill-tokens"],
  },
  { engine: "tgi", lower: ["--max-total-tokens"], upper: ["--max-batch-total-tokens"] },
];

const rule: Rule = {
  code: "argument-combination",
  family: "workload",
  severity: "warning",
  summary: "Arguments of a model server exclude each other, and it ends at start.",
  source: "https://docs.vllm.ai/en/latest/configuration/engine_args/",
  fields: ["command", "args"],
  kinds: workloadKinds,
  check(manifest, report) {
    for (const container of manifest.shared(readWorkload).containers) {
      const { engine } = container;
      // What KServe's runtime for the hub does with its arguments is its own.
      if (engine === undefined || container.at.name === "model") continue;
      for (const { option, message } of [
        ...orderComplaints(engine),
        ...toolComplaint(engine),
        ...quantisationComplaint(engine, container),
      ])
        report(option.at, message, { range: option.range });
    }
  },
};

interface Complaint {
  readonly option: Pick<OptionValue, "at" | "range">;
  readonly message: Message;
}

function orderComplaints({ name, arguments: command }: Engine): readonly Complaint[] {
  return ORDERS.filter(({ engine }) => engine === name).flatMap(({ lower, upper, strict, when }) => {
    const [low, high] = [countOption(command, ...lower), countOption(command, ...upper)];
    if (low === undefined || high === undefined) return [];
    if (when !== undefined && !hasOption(command, ...when)) return [];
    if (low.count < high.count || (low.count === high.count && strict !== true)) return [];
    const message =
      strict === true
        ? say`\`${low.name} ${low.text}\` must be less than \`${high.name} ${high.text}\`.`
        : say`\`${low.name} ${low.text}\` must not be more than \`${high.name} ${high.text}\`.`;
    return [{ option: low, message }];
  });
}

function toolComplaint({ name, arguments: command }: Engine): readonly Complaint[] {
  const option = command.find(({ text }) => text.replaceAll("_", "-") === "--enable-auto-tool-choice");
  if (name !== "vllm" || option === undefined || hasOption(command, "--tool-call-parser", "--config"))
    return [];
  return [{ option, message: say`\`--enable-auto-tool-choice\` needs \`--tool-call-parser\`.` }];
}

/** Owners whose repositories without a quantisation in their name hold 16-bit files. */
const publishers = /^(?:Qwen|meta-llama|mistralai|google|microsoft|tiiuae)\//u;
const quantised = /awq|gptq|int[48]|fp[48]|[-_]w\d+a\d+|gguf|bnb|quant|\d-?bit|qat/iu;

/** Files of AWQ and GPTQ are quantised before; these methods quantise nothing while they load. */
function quantisationComplaint(
  { name, arguments: command }: Engine,
  { at, engine }: WorkloadContainer,
): readonly Complaint[] {
  const option = optionOf(command, "--quantization", "-q", "--quantize");
  const method = /^(awq|gptq)/u.exec(option?.text ?? "")?.[1];
  const model = engine && modelOf(engine, at);
  if (option === undefined || method === undefined || model === undefined || model.dynamic) return [];
  if (name !== "vllm" && name !== "sglang" && name !== "tgi") return [];
  const other = /[-_](awq|gptq)(?:$|[-_])/iu.exec(model.text)?.[1]?.toLowerCase();
  if (other !== undefined && other !== method)
    return [
      { option, message: say`The files of \`${model.text}\` are quantised by ${other}, not by ${method}.` },
    ];
  if (other !== undefined || !publishers.test(model.text) || quantised.test(model.text)) return [];
  return [
    {
      option,
      message: say`The files of \`${model.text}\` are not quantised, and ${method} only reads files that are.`,
    },
  ];
}

export default rule;
