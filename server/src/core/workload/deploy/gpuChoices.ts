import { joined, say, type Message } from "../../text/message.ts";
import { modelFacts } from "../models/modelFacts.ts";
import { billions, gigabytes } from "../sizing/describeSizing.ts";
import { gigabytesOf } from "../sizing/gpuMemory.ts";
import { size } from "../sizing/sizing.ts";

/** Share of a GPU's memory that servers take where they are not told otherwise. */
const utilisation = 0.9;

/** A number of GPUs for each pod, with the calculation that speaks for or against it. */
export interface GpuChoice {
  readonly count: number;
  /** Undefined where the model or the GPU is not known. */
  readonly fits?: boolean;
  /** `16.4 GB (8.19 B × 2 bytes) + 6.0 GB KV cache + 1.0 GB = 23.4 GB > 21.6 GB`, for each GPU. */
  readonly calculation?: Message;
}

/**
 * The numbers of GPUs on one node that a model can be split over: powers of two that divide its attention heads.
 *
 * @param nodes pods that serve one copy together
 * @param most GPUs that one node has
 */
export function gpuChoices(
  model: string,
  nodes: number,
  product: string | undefined,
  most: number,
): readonly GpuChoice[] {
  const facts = modelFacts(model);
  const heads = facts?.architecture?.heads;
  const counts = [1, 2, 4, 8, 16].filter((count) => count <= most);
  const possible = counts.filter((count) => heads === undefined || heads % count === 0);
  if (facts === undefined) return possible.map((count) => ({ count }));
  const { architecture, parameters, bytesPerParameter } = facts;
  const memory = product === undefined ? undefined : gigabytesOf(product);
  const available = memory === undefined ? undefined : memory * 1e9 * utilisation;
  return possible.map((count) => {
    const sizing = size({
      parameters,
      bytesPerParameter,
      ...(architecture === undefined ? {} : { architecture, context: architecture.context }),
      sequences: 1,
      cacheBytes: 2,
      tensor: count,
      pipeline: nodes,
    });
    const devices = count * nodes;
    const { weightsPerDevice, sequencePerDevice, overhead, leastPerDevice } = sizing;
    const sum = [
      say`${gigabytes(weightsPerDevice)} (${billions(parameters)} × ${bytesPerParameter} bytes${devices > 1 ? ` ÷ ${String(devices)}` : ""})`,
      sequencePerDevice === undefined ? "" : say` + ${gigabytes(sequencePerDevice)} KV cache`,
      ` + ${gigabytes(overhead)} = ${gigabytes(leastPerDevice)}`,
    ];
    if (available === undefined) return { count, calculation: joined(sum, "") };
    const fits = leastPerDevice <= available;
    const comparison = ` ${fits ? "≤" : ">"} ${gigabytes(available)}`;
    return { count, fits, calculation: joined([...sum, comparison], "") };
  });
}
