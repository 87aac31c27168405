import assert from "node:assert/strict";
import test from "node:test";
import { startServer } from "../support/serverProcess.ts";
import type { NextStepAnswer } from "../../src/lsp/forms/protocol.ts";

test("questions until everything is answered, then the objects", async (context) => {
  const { connection } = await startServer(context);
  const next = (answers: Record<string, string>): Promise<NextStepAnswer> =>
    connection.sendRequest<NextStepAnswer>("drydock/forms/next", { flow: "training", answers });
  const first = await next({});
  assert.ok(first.kind === "question");
  assert.equal(first.id, "kind");
  const wrong = await next({ kind: "job-set", name: "Not A Name" });
  assert.ok(wrong.kind === "question");
  assert.equal(wrong.id, "name");
  assert.match(wrong.complaint ?? "", /lower/iu);

  const answers: Record<string, string> = { kind: "job-set", nodes: "4" };
  let step = await next(answers);
  while (step.kind === "question") {
    answers[step.id] = step.suggestion;
    step = await next(answers);
  }
  assert.ok(step.kind === "objects");
  assert.match(step.text, /kind: JobSet[^]*--nnodes=4/u);
});

test("what the numbers of GPUs come to is told in the language of the editor", async (context) => {
  const details = async (locale: string): Promise<readonly (string | undefined)[]> => {
    const { connection } = await startServer(context, { locale });
    const answers = { model: "Qwen/Qwen3-8B", engine: "vllm", shape: "deployment", product: "NVIDIA-L4" };
    const question = await connection.sendRequest<NextStepAnswer>("drydock/forms/next", {
      flow: "model",
      answers,
    });
    assert.ok(question.kind === "question" && question.id === "gpus", JSON.stringify(question));
    return question.choices.map(({ detail }) => detail);
  };
  const [one, two] = await details("en");
  assert.equal(one, "16.4 GB (8.19 B × 2 bytes) + 6.0 GB KV cache + 1.0 GB = 23.4 GB > 21.6 GB");
  assert.equal(two, "8.2 GB (8.19 B × 2 bytes ÷ 2) + 3.0 GB KV cache + 1.0 GB = 12.2 GB ≤ 21.6 GB");
  const [inChinese] = await details("zh-cn");
  assert.equal(inChinese, "16.4 GB（8.19 B × 2 字节） + KV 缓存 6.0 GB + 1.0 GB = 23.4 GB > 21.6 GB");
});

test("a flow that does not exist is refused", async (context) => {
  const { connection } = await startServer(context);
  await assert.rejects(connection.sendRequest("drydock/forms/next", { flow: "cake", answers: {} }), /cake/u);
});
