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

test("a flow that does not exist is refused", async (context) => {
  const { connection } = await startServer(context);
  await assert.rejects(connection.sendRequest("drydock/forms/next", { flow: "cake", answers: {} }), /cake/u);
});
