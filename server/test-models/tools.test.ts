import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { lookUpTools } from "../src/core/assist/lookUps.ts";
import type { ModelProvider } from "../src/models/provider.ts";
import { startServer as startLanguageServer } from "../test/support/serverProcess.ts";
import { endWithSuite } from "./ending.ts";
import { modelName, never, protocols, startServer } from "./modelServer.ts";

const given = { kind: "Deployment", path: "spec.replicas" };
/** A model that looks up the same field whenever it may. */
const script = {
  kind: "script",
  chat: ["<tool_call>", `{"name": "look_up_field", "arguments": ${JSON.stringify(given)}}`, "</tool_call>"],
  fill: " x y",
} as const;

for (const { name, connect } of protocols)
  suite(`tools through ${name}`, () => {
    let provider: ModelProvider;
    const ending = endWithSuite();

    before(async () => {
      provider = await connect(ending, await startServer(ending, script));
    });

    test("are called by name with their arguments, and their results are read", async () => {
      const request = { model: modelName, tools: lookUpTools(false), maxTokens: 200, signal: never };
      const question = { role: "user", content: "Write a Deployment." } as const;
      const [call] = (await provider.callTools?.({ ...request, messages: [question] })) ?? [];
      assert.ok(call !== undefined);
      assert.equal(call.name, "look_up_field");
      assert.deepEqual(call.arguments, given);
      const turns = [
        question,
        { role: "calls", calls: [call] },
        { role: "result", call, content: "Deployment.spec.replicas (integer)" },
      ] as const;
      assert.equal((await provider.callTools?.({ ...request, messages: turns }))?.length, 1);
    });
  });

suite("a wish with look-ups by a real model server", () => {
  test("rests on what was looked up once, and says so", { timeout: 120_000 }, async (context) => {
    const ending = {
      after: (stop: () => Promise<void>): void => {
        context.after(stop);
      },
    };
    const address = await startServer(ending, script);
    const { connection } = await startLanguageServer(context, { locale: "zh-cn" });
    await connection.sendRequest("drydock/models/configure", {
      provider: "openai",
      address: `${address}/v1`,
      model: modelName,
      language: "zh-cn",
      ghostText: false,
      remoteModels: [],
    });
    const answer: { readonly lookedUp: readonly string[]; readonly sent: readonly string[] } =
      await connection.sendRequest("drydock/models/generate", { id: 1, wish: "a Namespace", attached: [] });
    assert.deepEqual(answer.lookedUp, ["已查阅 Deployment.spec.replicas"]);
    assert.match(answer.sent[0] ?? "", /result: <document name="looked up Deployment\.spec\.replicas">/u);
    assert.match(
      answer.sent[1] ?? "",
      /Deployment\.spec\.replicas \(integer\)/u,
      "the next prompts rest on it",
    );
  });
});
