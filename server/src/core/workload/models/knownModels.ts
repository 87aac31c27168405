/** What the configuration file of a published model says about its size. */
export interface KnownModel {
  /** Of the repository's name, without its owner. */
  readonly pattern: RegExp;
  readonly parameters: number;
  readonly layers: number;
  /** Query heads; a tensor parallel size has to divide them. */
  readonly heads: number;
  /** Numbers kept in the KV cache for one token in one layer: keys and values of all KV heads, or the compressed pair. */
  readonly cachedPerLayer: number;
  /** KV heads that can be split over devices; 1 where every device needs all of the cache. */
  readonly splittableHeads: number;
  /** Longest sequence in tokens. */
  readonly context: number;
  /** The hub asks for an accepted licence and a token. */
  readonly gated?: true;
  /** Where the published files do not hold 16 bits for a parameter. */
  readonly bytesPerParameter?: number;
}

function attention(
  pattern: RegExp,
  billions: number,
  layers: number,
  heads: number,
  kvHeads: number,
  headSize: number,
  context: number,
): KnownModel {
  return {
    pattern,
    parameters: Math.round(billions * 1e9),
    layers,
    heads,
    cachedPerLayer: 2 * kvHeads * headSize,
    splittableHeads: kvHeads,
    context,
  };
}

function gated(model: KnownModel): KnownModel {
  return { ...model, gated: true };
}

/**
 * Facts out of the `config.json` of models that people deploy most: parameters in billions, layers, query heads, KV heads,
 * size of a head, longest sequence. The first pattern that fits counts. Compared with the configurations that LitGPT and KAITO
 * keep for these models, and the parameters with what follows from the sizes.
 * https://github.com/Lightning-AI/litgpt/blob/main/litgpt/config.py
 * https://github.com/kaito-project/kaito/blob/main/presets/workspace/models/model_catalog.yaml
 */
export const KNOWN_MODELS: readonly KnownModel[] = [
  gated(attention(/^(?:Meta-)?Llama-3\.1-8B/u, 8.03, 32, 32, 8, 128, 131072)),
  gated(attention(/^(?:Meta-)?Llama-3\.[13]-70B/u, 70.55, 80, 64, 8, 128, 131072)),
  gated(attention(/^(?:Meta-)?Llama-3\.1-405B/u, 405.85, 126, 128, 8, 128, 131072)),
  gated(attention(/^Llama-3\.2-1B/u, 1.24, 16, 32, 8, 64, 131072)),
  gated(attention(/^Llama-3\.2-3B/u, 3.21, 28, 24, 8, 128, 131072)),
  gated(attention(/^Meta-Llama-3-8B/u, 8.03, 32, 32, 8, 128, 8192)),
  gated(attention(/^Meta-Llama-3-70B/u, 70.55, 80, 64, 8, 128, 8192)),
  gated(attention(/^Llama-2-7b/u, 6.74, 32, 32, 32, 128, 4096)),
  gated(attention(/^Llama-2-13b/u, 13.02, 40, 40, 40, 128, 4096)),
  gated(attention(/^Llama-2-70b/u, 68.98, 80, 64, 8, 128, 4096)),
  attention(/^TinyLlama-1\.1B/u, 1.1, 22, 32, 4, 64, 2048),
  attention(/^Mistral-7B-(?:Instruct-)?v0\.3/u, 7.25, 32, 32, 8, 128, 32768),
  attention(/^Mixtral-8x7B/u, 46.7, 32, 32, 8, 128, 32768),
  attention(/^Mixtral-8x22B/u, 140.63, 56, 48, 8, 128, 65536),
  attention(/^Mistral-Small-24B/u, 23.57, 40, 32, 8, 128, 32768),
  attention(/^Qwen2\.5-0\.5B-Instruct/u, 0.494, 24, 14, 2, 64, 32768),
  attention(/^Qwen2\.5-1\.5B-Instruct/u, 1.54, 28, 12, 2, 128, 32768),
  attention(/^Qwen2\.5-3B-Instruct/u, 3.09, 36, 16, 2, 128, 32768),
  attention(/^Qwen2\.5-7B-Instruct(?!-1M)/u, 7.62, 28, 28, 4, 128, 32768),
  attention(/^Qwen2\.5-14B-Instruct(?!-1M)/u, 14.77, 48, 40, 8, 128, 32768),
  attention(/^Qwen2\.5-32B-Instruct/u, 32.76, 64, 40, 8, 128, 32768),
  attention(/^Qwen2\.5-72B-Instruct/u, 72.71, 80, 64, 8, 128, 32768),
  attention(/^Qwen2\.5-Coder-7B-Instruct/u, 7.62, 28, 28, 4, 128, 32768),
  attention(/^Qwen2\.5-Coder-32B-Instruct/u, 32.76, 64, 40, 8, 128, 32768),
  attention(/^Qwen3-0\.6B(?!-Base)/u, 0.6, 28, 16, 8, 128, 40960),
  attention(/^Qwen3-1\.7B(?!-Base)/u, 1.72, 28, 16, 8, 128, 40960),
  attention(/^Qwen3-4B(?!-Base|.*2507)/u, 4.02, 36, 32, 8, 128, 40960),
  attention(/^Qwen3-8B(?!-Base)/u, 8.19, 36, 32, 8, 128, 40960),
  attention(/^Qwen3-14B(?!-Base)/u, 14.77, 40, 40, 8, 128, 40960),
  attention(/^Qwen3-32B/u, 32.76, 64, 64, 8, 128, 40960),
  attention(/^Qwen3-30B-A3B(?!-Base|.*2507)/u, 30.53, 48, 32, 4, 128, 40960),
  attention(/^Qwen3-235B-A22B(?!.*2507)/u, 235.09, 94, 64, 4, 128, 40960),
  gated(attention(/^gemma-2-2b/u, 2.61, 26, 8, 4, 256, 8192)),
  gated(attention(/^gemma-2-9b/u, 9.24, 42, 16, 8, 256, 8192)),
  gated(attention(/^gemma-2-27b/u, 27.23, 46, 32, 16, 128, 8192)),
  gated(attention(/^gemma-3-27b/u, 27.43, 62, 32, 16, 128, 131072)),
  gated(attention(/^gemma-3-12b/u, 12.19, 48, 16, 8, 256, 131072)),
  gated(attention(/^gemma-3-4b/u, 4.3, 34, 8, 4, 256, 131072)),
  attention(/^phi-4$/u, 14.66, 40, 40, 10, 128, 16384),
  attention(/^Phi-4-mini-instruct/u, 3.84, 32, 24, 8, 128, 131072),
  attention(/^Phi-3\.5-mini-instruct/u, 3.82, 32, 32, 32, 96, 131072),
  attention(/^Phi-3-mini-4k-instruct/u, 3.82, 32, 32, 32, 96, 4096),
  attention(/^Phi-3-mini-128k-instruct/u, 3.82, 32, 32, 32, 96, 131072),
  attention(/^Phi-3-medium-4k-instruct/u, 13.96, 40, 40, 10, 128, 4096),
  attention(/^Phi-3-medium-128k-instruct/u, 13.96, 40, 40, 10, 128, 131072),
  attention(/^opt-125m/u, 0.125, 12, 12, 12, 64, 2048),
  attention(/^falcon-40b/u, 41.84, 60, 128, 8, 64, 2048),
  attention(/^DeepSeek-R1-Distill-Llama-8B/u, 8.03, 32, 32, 8, 128, 131072),
  attention(/^DeepSeek-R1-Distill-Llama-70B/u, 70.55, 80, 64, 8, 128, 131072),
  attention(/^DeepSeek-R1-Distill-Qwen-7B/u, 7.62, 28, 28, 4, 128, 131072),
  attention(/^DeepSeek-R1-Distill-Qwen-14B/u, 14.77, 48, 40, 8, 128, 131072),
  attention(/^DeepSeek-R1-Distill-Qwen-32B/u, 32.76, 64, 40, 8, 128, 131072),
  {
    // Multi-head latent attention keeps one compressed vector of 512 and 64 numbers of position for all heads.
    pattern: /^DeepSeek-(?:R1|V3)(?:-\d{4}|-Base)?$/u,
    parameters: 671.03e9,
    layers: 61,
    heads: 128,
    cachedPerLayer: 512 + 64,
    splittableHeads: 1,
    context: 163840,
    bytesPerParameter: 1,
  },
  { ...attention(/^gpt-oss-20b/u, 20.91, 24, 64, 8, 64, 131072), bytesPerParameter: 0.66 },
  { ...attention(/^gpt-oss-120b/u, 116.83, 36, 64, 8, 64, 131072), bytesPerParameter: 0.56 },
];
