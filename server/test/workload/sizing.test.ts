import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { modelSizes } from "../../src/core/features/sizing/modelSizes.ts";
import { inWords } from "../../src/core/text/message.ts";
import { modelFacts } from "../../src/core/workload/models/modelFacts.ts";
import { gigabytesOf } from "../../src/core/workload/sizing/gpuMemory.ts";
import { size, type Sizing } from "../../src/core/workload/sizing/sizing.ts";
import { parseDocument } from "../../src/core/yaml/parseDocument.ts";

const gib = 2 ** 30;

function sizeOf(name: string, context: number, tensor = 1, cacheBytes = 2): Sizing {
  const facts = modelFacts(name);
  assert.ok(facts?.architecture !== undefined, name);
  const { parameters, bytesPerParameter, architecture } = facts;
  return size({
    parameters,
    bytesPerParameter,
    architecture,
    context,
    cacheBytes,
    sequences: 1,
    tensor,
    pipeline: 1,
  });
}

function assertClose(actual: number | undefined, published: number, share: number): void {
  assert.ok(
    actual !== undefined && Math.abs(actual - published) <= published * share,
    `${String(actual)} is not within ${String(share * 100)} % of ${String(published)}`,
  );
}

describe("published figures", () => {
  // DeepSeek-AI, "Insights into DeepSeek-V3" (arXiv 2505.09343), table 1: KV cache of a token in bfloat16.
  for (const [name, kilobytes] of [
    ["deepseek-ai/DeepSeek-V3", 70.272],
    ["Qwen/Qwen2.5-72B-Instruct", 327.68],
    ["meta-llama/Llama-3.1-405B-Instruct", 516.096],
  ] as const)
    test(`KV cache of a token of ${name}`, () => {
      assert.equal(sizeOf(name, 1).cachePerToken, kilobytes * 1000);
    });

  // Hugging Face, "Llama 3.1" (2024-07-23): memory of the weights in 16 bits, in gigabytes.
  for (const [name, gigabytes] of [
    ["meta-llama/Llama-3.1-8B-Instruct", 16],
    ["meta-llama/Llama-3.1-70B-Instruct", 140],
    ["meta-llama/Llama-3.1-405B-Instruct", 810],
  ] as const)
    test(`weights of ${name}`, () => {
      assertClose(sizeOf(name, 1).weights, gigabytes * 1e9, 0.01);
    });

  // The same: KV cache of 16,000 and 128,000 tokens, in gibibytes.
  for (const [name, tokens, published] of [
    ["meta-llama/Llama-3.1-8B-Instruct", 16_000, 1.95],
    ["meta-llama/Llama-3.1-8B-Instruct", 128_000, 15.62],
    ["meta-llama/Llama-3.1-70B-Instruct", 16_000, 4.88],
    ["meta-llama/Llama-3.1-70B-Instruct", 128_000, 39.06],
  ] as const)
    test(`KV cache of ${String(tokens)} tokens of ${name}`, () => {
      assertClose(sizeOf(name, tokens).sequencePerDevice, published * gib, 0.01);
    });
});

describe("division over devices", () => {
  test("weights and KV heads are shared evenly", () => {
    const alone = sizeOf("meta-llama/Llama-3.1-70B-Instruct", 8192);
    const four = sizeOf("meta-llama/Llama-3.1-70B-Instruct", 8192, 4);
    assert.equal(four.weightsPerDevice, alone.weights / 4);
    assert.equal(four.sequencePerDevice, (alone.sequencePerDevice ?? 0) / 4);
  });

  test("more devices than KV heads keep heads twice", () => {
    const four = sizeOf("Qwen/Qwen2.5-7B-Instruct", 8192, 4);
    const seven = sizeOf("Qwen/Qwen2.5-7B-Instruct", 8192, 7);
    assert.equal(seven.sequencePerDevice, four.sequencePerDevice);
  });

  test("a compressed cache can not be shared", () => {
    assert.equal(
      sizeOf("deepseek-ai/DeepSeek-R1", 8192, 8).sequencePerDevice,
      sizeOf("deepseek-ai/DeepSeek-R1", 8192).sequencePerDevice,
    );
  });

  test("a cache of eight bits takes half", () => {
    const name = "meta-llama/Llama-3.1-8B-Instruct";
    assert.equal(sizeOf(name, 8192, 1, 1).cachePerToken, (sizeOf(name, 8192).cachePerToken ?? 0) / 2);
  });
});

describe("models by their names", () => {
  for (const [name, parameters, bytes] of [
    ["example/own-13b-chat", 13e9, 2],
    ["example/own-7B-AWQ", 7e9, 0.5],
    ["example/own-500m", 500e6, 2],
    ["Qwen/Qwen3-30B-A3B-GPTQ-Int4", 30.53e9, 0.5],
    ["RedHatAI/Llama-3.1-70B-Instruct-FP8", 70.55e9, 1],
    ["hf://meta-llama/Llama-3.1-8B-Instruct:main", 8.03e9, 2],
  ] as const)
    test(name, () => {
      const facts = modelFacts(name);
      assert.deepEqual([facts?.parameters, facts?.bytesPerParameter], [parameters, bytes]);
    });

  for (const name of ["example/model", "example/own-8x7B", "example/v1.5", "example/a3b"])
    test(`${name} tells no size`, () => {
      assert.equal(modelFacts(name), undefined);
    });
});

test("stands behind the model's name in a manifest", () => {
  const text = [
    "apiVersion: v1",
    "kind: Pod",
    "spec:",
    "  nodeSelector:",
    "    nvidia.com/gpu.product: NVIDIA-A100-SXM4-80GB",
    "  containers:",
    "    - image: vllm/vllm-openai:v0.10.0",
    "      args: [--model, meta-llama/Llama-3.1-70B-Instruct, --tensor-parallel-size=4, --max-model-len=8192, --max-num-seqs=64]",
    "      resources: { limits: { nvidia.com/gpu: 4 } }",
    "",
  ].join("\n");
  const [size] = modelSizes(parseDocument(text));
  assert.equal(text.slice(size?.range.start, size?.range.end), "meta-llama/Llama-3.1-70B-Instruct");
  assert.ok(size !== undefined);
  assert.equal(inWords(size.label), "≈ 35.3 GB weights + 0.7 GB KV cache on each of 4 of 80.0 GB");
  assert.match(inWords(size.arithmetic), /70\.5 B × 2 bytes = 141 GB, ÷ 4 devices = 35\.3 GB on each/u);
  assert.match(inWords(size.arithmetic), /of 64 such sequences at once: 42\.9 GB/u);
});

test("the memory of a GPU by the name of its product", () => {
  const expected = new Map([
    ["NVIDIA-H100-80GB-HBM3", 80],
    ["NVIDIA-H100-NVL", 94],
    ["NVIDIA-H200", 141],
    ["NVIDIA-GH200-480GB", 96],
    ["NVIDIA-B200", 180],
    ["NVIDIA-L4", 24],
    ["NVIDIA-A100-SXM4-40GB", 40],
  ]);
  for (const [product, gigabytes] of expected) assert.equal(gigabytesOf(product), gigabytes, product);
  assert.equal(gigabytesOf("NVIDIA-GeForce"), undefined);
});
