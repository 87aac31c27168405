import assert from "node:assert/strict";
import { test } from "node:test";
import { folderWith } from "../support/temporaryFolder.ts";
import { drydock } from "./drydock.ts";

const server = `apiVersion: v1
kind: Pod
metadata: {name: llm}
spec:
  containers:
  - name: vllm
    image: vllm/vllm-openai:v0.8.5
    args: [--model, meta-llama/Llama-3.1-8B-Instruct, --max-model-len, "8192"]
    resources: {limits: {nvidia.com/gpu: 1}}
`;

test("the memory of a model is told with its calculation, in plain text", async (context) => {
  const folder = folderWith(context, { "llm.yaml": server });
  const { status, output } = await drydock(folder, ["sizing", "llm.yaml"]);
  assert.equal(status, 0);
  assert.match(output, /^llm\.yaml:8: ≈ 16\.1 GB weights \+ 1\.1 GB KV cache$/mu);
  assert.match(output, /^- weights: 8\.03 B × 2 bytes = 16\.1 GB$/mu);
  assert.doesNotMatch(output, /\*\*/u);
});

test("a manifest without a model says so, and without a file the command says what it needs", async (context) => {
  const folder = folderWith(context, { "plain.yaml": server.replace(/^ {4}args:.*\n/mu, "") });
  assert.match((await drydock(folder, ["sizing", "plain.yaml"])).output, /^No model whose size is known\./u);
  assert.equal((await drydock(folder, ["sizing"])).status, 2);
});
