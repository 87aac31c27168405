import { countOption, hasOption, optionOf, type Command, type OptionValue } from "../commandLine.ts";
import { loadedModelOf, type Engine } from "../engines.ts";
import { modelFacts, type ModelFacts } from "../models/modelFacts.ts";
import { parallelismOf } from "../parallelism.ts";
import type { WorkloadContainer } from "../workload.ts";
import { deviceMemoryOf, type DeviceMemory } from "./gpuMemory.ts";
import { size, type Sizing, type SizingInput } from "./sizing.ts";

/** The memory that the model server of a container needs, and what it was computed from. */
export interface ContainerSizing {
  readonly model: OptionValue;
  readonly facts: ModelFacts;
  readonly input: SizingInput;
  readonly sizing: Sizing;
  /** Share of a device's memory that the server takes. */
  readonly utilisation: number;
  /** Undefined where the manifest does not say which device the pod gets. */
  readonly device?: DeviceMemory;
}

interface MemoryOptions {
  readonly context: readonly string[];
  readonly sequences: readonly string[];
  readonly utilisation: readonly string[];
  readonly defaultUtilisation: number;
}

const OPTIONS: Readonly<Partial<Record<Engine["name"], MemoryOptions>>> = {
  vllm: {
    context: ["--max-model-len"],
    sequences: ["--max-num-seqs"],
    utilisation: ["--gpu-memory-utilization"],
    defaultUtilisation: 0.9,
  },
  sglang: {
    context: ["--context-length"],
    sequences: ["--max-running-requests"],
    utilisation: ["--mem-fraction-static"],
    defaultUtilisation: 0.9,
  },
  tgi: {
    context: ["--max-total-tokens"],
    sequences: ["--max-concurrent-requests"],
    utilisation: ["--cuda-memory-fraction"],
    defaultUtilisation: 1,
  },
};

/** Arguments that put a part of the model elsewhere, or of which the name of the model tells nothing. */
const silencing = [
  "--cpu-offload-gb",
  "--load-format",
  "--speculative-config",
  "--enable-lora",
  "--hf-overrides",
];

/**
 * What the container's model server needs, from the name of its model and its arguments. Undefined where one of them is not
 * known before the container starts.
 */
export function containerSizing(container: WorkloadContainer): ContainerSizing | undefined {
  const { engine, at, group } = container;
  const options = engine && OPTIONS[engine.name];
  const model = engine && loadedModelOf(engine, at);
  const parallelism = engine && parallelismOf(engine, at);
  if (engine === undefined || options === undefined || model === undefined || model.dynamic) return undefined;
  if (hasOption(engine.arguments, ...silencing)) return undefined;
  const facts = modelFacts(model.text);
  // Text Generation Inference splits by itself where it is not told.
  if (facts === undefined || (parallelism === undefined && engine.name !== "tgi")) return undefined;
  const tensor = parallelism?.tensor ?? 1;
  const pipeline = countOption(engine.arguments, "--pipeline-parallel-size", "-pp", "--pp-size")?.count ?? 1;
  const input: SizingInput = {
    parameters: facts.parameters,
    bytesPerParameter: bytesPerParameter(engine.arguments, facts),
    ...(facts.architecture === undefined ? {} : { architecture: facts.architecture }),
    ...contextOf(engine.arguments, options, facts),
    sequences: countOption(engine.arguments, ...options.sequences)?.count ?? 1,
    cacheBytes: cacheBytes(engine.arguments),
    tensor,
    pipeline,
  };
  const device = deviceMemoryOf(at, group);
  return {
    model,
    facts,
    input,
    sizing: size(input),
    utilisation: Number(
      optionOf(engine.arguments, ...options.utilisation)?.text ?? options.defaultUtilisation,
    ),
    ...(device === undefined ? {} : { device }),
  };
}

function contextOf(
  command: Command,
  options: MemoryOptions,
  { architecture }: ModelFacts,
): { readonly context?: number } {
  const told = countOption(command, ...options.context)?.count;
  // `auto` and lengths such as `32k` are the engine's business.
  const context = told ?? (hasOption(command, ...options.context) ? undefined : architecture?.context);
  return context === undefined ? {} : { context };
}

function bytesPerParameter(command: Command, facts: ModelFacts): number {
  const method = optionOf(command, "--quantization", "--quantize", "-q")?.text ?? "";
  if (/^(?:fp8|eetq|bitsandbytes-int8)$/u.test(method)) return Math.min(1, facts.bytesPerParameter);
  if (
    /^(?:awq|gptq|marlin|awq_marlin|gptq_marlin|bitsandbytes|bitsandbytes-nf4|bitsandbytes-fp4)$/u.test(
      method,
    )
  )
    return Math.min(0.5, facts.bytesPerParameter);
  const type = optionOf(command, "--dtype")?.text;
  return type === "float32" || type === "float" ? 4 : facts.bytesPerParameter;
}

function cacheBytes(command: Command): number {
  const type = optionOf(command, "--kv-cache-dtype")?.text ?? "auto";
  return type.startsWith("fp8") ? 1 : 2;
}
