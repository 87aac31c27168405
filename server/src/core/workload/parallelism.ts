import { countOption, hasOption, optionOf, type OptionValue } from "./commandLine.ts";
import { environmentValue, type Engine } from "./engines.ts";
import type { Cursor } from "../manifest/cursor.ts";

/** How an engine spreads its work over devices, as its arguments say. */
export interface Parallelism {
  /** Devices that one layer's tensors are split over. */
  readonly tensor: number;
  /** Devices of all processes together: tensor × pipeline × data. */
  readonly devices: number;
  /** Machines that these devices are on; undefined when the arguments do not say. */
  readonly nodes?: number;
  /** The engine finds its devices through a Ray cluster, wherever they are. */
  readonly overRay: boolean;
  /** The arguments that say so, the first that of the tensor parallel size if there is one. */
  readonly options: readonly OptionValue[];
}

interface ParallelOptions {
  readonly tensor: readonly string[];
  readonly others: readonly (readonly string[])[];
  readonly nodes: readonly string[];
}

const OPTIONS: Readonly<Partial<Record<Engine["name"], ParallelOptions>>> = {
  vllm: {
    tensor: ["--tensor-parallel-size", "-tp"],
    others: [
      ["--pipeline-parallel-size", "-pp"],
      ["--data-parallel-size", "-dp"],
      ["--prefill-context-parallel-size", "-pcp"],
    ],
    nodes: ["--nnodes"],
  },
  sglang: {
    tensor: ["--tensor-parallel-size", "--tp-size", "--tp"],
    others: [
      ["--pipeline-parallel-size", "--pp-size", "--pp"],
      ["--data-parallel-size", "--dp-size", "--dp"],
    ],
    nodes: ["--nnodes"],
  },
  tgi: { tensor: ["--num-shard"], others: [], nodes: [] },
  "tensorrt-llm": { tensor: ["--tp-size"], others: [["--pp-size"]], nodes: [] },
  lmdeploy: { tensor: ["--tp"], others: [["--dp"]], nodes: [] },
};

/**
 * What the arguments of an engine say about its devices. Undefined when one of them is known only at run time, or when
 * the engine decides by itself.
 */
export function parallelismOf(engine: Engine, container: Cursor): Parallelism | undefined {
  const names = OPTIONS[engine.name];
  if (names === undefined) return undefined;
  const command = engine.arguments;
  if (hasOption(command, "--data-parallel-size-local", "-dpl", "--data-parallel-hybrid-lb")) return undefined;
  const options: OptionValue[] = [];
  const factors: number[] = [];
  for (const alternatives of [names.tensor, ...names.others]) {
    const option = optionOf(command, ...alternatives) ?? fromEnvironment(engine, container, alternatives);
    // Data parallel attention shares the devices of the tensor parallel group.
    if (alternatives.includes("--dp-size") && hasOption(command, "--enable-dp-attention")) continue;
    if (option === undefined) {
      if (hasOption(command, ...alternatives)) return undefined;
      factors.push(1);
      continue;
    }
    if (option.dynamic || !/^[1-9]\d*$/u.test(option.text)) return undefined;
    options.push(option);
    factors.push(Number(option.text));
  }
  if (engine.name === "tgi" && options.length === 0) return undefined;
  const nodes = countOption(command, ...names.nodes)?.count;
  if (nodes === undefined && hasOption(command, ...names.nodes)) return undefined;
  return {
    tensor: factors[0] ?? 1,
    devices: factors.reduce((product, factor) => product * factor, 1),
    ...(nodes === undefined ? {} : { nodes }),
    overRay: optionOf(command, "--distributed-executor-backend")?.text === "ray",
    options,
  };
}

function fromEnvironment(
  engine: Engine,
  container: Cursor,
  names: readonly string[],
): OptionValue | undefined {
  return engine.name === "tgi" && names.includes("--num-shard")
    ? environmentValue(container, "NUM_SHARD")
    : undefined;
}

/** `--tensor-parallel-size 4 × --pipeline-parallel-size 2`, for messages. */
export function describeParallelism({ options }: Parallelism): string {
  return options.map(({ name, text }) => `\`${name} ${text}\``).join(" × ");
}
