import type { KnownModel } from "../models/knownModels.ts";

/** What the memory of a model server depends on. */
export interface SizingInput {
  readonly parameters: number;
  /** 2 for float16 and bfloat16, 1 for eight bits, 0.5 for four. */
  readonly bytesPerParameter: number;
  /** Without it nothing is said about the KV cache. */
  readonly architecture?: Pick<KnownModel, "layers" | "cachedPerLayer" | "splittableHeads">;
  /** Tokens of the longest sequence. */
  readonly context?: number;
  /** Sequences that are served at the same time. */
  readonly sequences: number;
  /** Bytes of one number in the KV cache. */
  readonly cacheBytes: number;
  readonly tensor: number;
  readonly pipeline: number;
}

/** Bytes; what is per device is that of the fullest one. */
export interface Sizing {
  readonly weights: number;
  readonly weightsPerDevice: number;
  /** Of one token. */
  readonly cachePerToken?: number;
  /** Of one sequence of full length, on each device. */
  readonly sequencePerDevice?: number;
  /** Of all sequences at full length, on each device. */
  readonly cachePerDevice?: number;
  readonly overhead: number;
  /** Weights, overhead, and the cache of one sequence: below that a server refuses to start. */
  readonly leastPerDevice: number;
}

/** The CUDA context and the libraries' buffers; activations and CUDA graphs come on top. A lower bound. */
const overheadBytes = 1e9;

/**
 * How much memory a model takes on each of its devices. See docs/sizing.md for the formulas and what they are tested
 * against.
 */
export function size(input: SizingInput): Sizing {
  const { tensor, pipeline, architecture, context } = input;
  const weights = input.parameters * input.bytesPerParameter;
  const weightsPerDevice = weights / (tensor * pipeline);
  const base = { weights, weightsPerDevice, overhead: overheadBytes };
  if (architecture === undefined) return { ...base, leastPerDevice: weightsPerDevice + overheadBytes };
  const cachePerToken = architecture.layers * architecture.cachedPerLayer * input.cacheBytes;
  if (context === undefined)
    return { ...base, cachePerToken, leastPerDevice: weightsPerDevice + overheadBytes };
  // With more devices than KV heads, heads are kept more than once.
  const share = Math.min(tensor, architecture.splittableHeads) * pipeline;
  const sequencePerDevice = (cachePerToken * context) / share;
  return {
    ...base,
    cachePerToken,
    sequencePerDevice,
    cachePerDevice: sequencePerDevice * input.sequences,
    leastPerDevice: weightsPerDevice + overheadBytes + sequencePerDevice,
  };
}
