import assert from "node:assert/strict";
import { test } from "node:test";
import { inWords } from "../../src/core/text/message.ts";
import { deployModel } from "../../src/core/workload/deploy/deployModel.ts";
import { gpuChoices } from "../../src/core/workload/deploy/gpuChoices.ts";
import { refusal, type DeployRequest } from "../../src/core/workload/deploy/request.ts";

const base: DeployRequest = {
  name: "llm",
  model: "Qwen/Qwen3-32B",
  engine: "vllm",
  shape: "deployment",
  gpus: 2,
  nodes: 1,
  maxReplicas: 3,
  autoscaling: "none",
  storage: "200Gi",
  gateway: "public",
};

function reasonOf(request: DeployRequest): string {
  const reason = refusal(request);
  return reason === undefined ? "" : inWords(reason);
}

test("says why a request can not be met", () => {
  assert.match(
    reasonOf({ ...base, engine: "ollama", shape: "leader-worker-set", nodes: 2 }),
    /several nodes/u,
  );
  assert.match(reasonOf({ ...base, engine: "triton", shape: "kserve" }), /`deployment`/u);
  assert.match(reasonOf({ ...base, engine: "nim" }), /with its version/u);
  assert.match(reasonOf({ ...base, nodes: 2 }), /leader-worker-set/u);
  assert.match(reasonOf({ ...base, autoscaling: "hpa", maxReplicas: 1 }), /two replicas/u);
  assert.match(reasonOf({ ...base, autoscaling: "keda", engine: "llama.cpp" }), /requests wait/u);
});

test("one replica on one node needs no shared volume", () => {
  const [claim] = deployModel({ ...base, maxReplicas: 1 });
  assert.deepEqual(claim?.["spec"], {
    accessModes: ["ReadWriteOnce"],
    resources: { requests: { storage: "200Gi" } },
  });
});

test("numbers of GPUs come with the calculation for each", () => {
  const choices = gpuChoices("Qwen/Qwen3-8B", 1, "NVIDIA-L4", 2).map(({ count, fits, calculation }) => [
    count,
    fits,
    calculation && inWords(calculation),
  ]);
  assert.deepEqual(choices, [
    [1, false, "16.4 GB (8.19 B × 2 bytes) + 6.0 GB KV cache + 1.0 GB = 23.4 GB > 21.6 GB"],
    [2, true, "8.2 GB (8.19 B × 2 bytes ÷ 2) + 3.0 GB KV cache + 1.0 GB = 12.2 GB ≤ 21.6 GB"],
  ]);
});

test("heads have to be divisible, and nothing is said of an unknown model", () => {
  const counts = gpuChoices("Qwen/Qwen2.5-7B-Instruct", 1, undefined, 16).map(({ count }) => count);
  assert.deepEqual(counts, [1, 2, 4], "28 heads");
  assert.deepEqual(gpuChoices("mine", 1, "NVIDIA-L4", 1), [{ count: 1 }]);
});
