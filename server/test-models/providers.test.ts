import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { similarity, vectorOf } from "../src/core/assist/meaning/vector.ts";
import { ModelFailure } from "../src/models/failure.ts";
import type { ModelProvider } from "../src/models/provider.ts";
import { endWithSuite } from "./ending.ts";
import { collect, modelName, never, protocols, startServer } from "./modelServer.ts";

const lines = ["apiVersion: v1\n", "kind: ConfigMap\n", "metadata:\n", "  name: grün\n"];
const question = [{ role: "user" as const, content: "Write a ConfigMap." }];

for (const { name, connect } of protocols) {
  suite(name, () => {
    let scripted: ModelProvider;
    let random: ModelProvider;

    const ending = endWithSuite();

    before(async () => {
      scripted = await connect(
        ending,
        await startServer(ending, { kind: "script", chat: lines, fill: " nginx:1.27" }),
      );
      random = await connect(ending, await startServer(ending, { kind: "random", seed: 7 }));
    });

    test("names its models and what they can do", async () => {
      assert.deepEqual(await scripted.models(never), [
        {
          name: modelName,
          isRemote: false,
          fills: true,
          followsSchemas: true,
          callsTools: true,
          embeds: false,
        },
      ]);
    });

    test("streams an answer piece by piece", async () => {
      const pieces: string[] = [];
      const request = { model: modelName, messages: question, maxTokens: 100, signal: never };
      for await (const piece of scripted.chat(request)) pieces.push(piece);
      assert.equal(pieces.join(""), lines.join(""));
      assert.ok(pieces.length > 1);
    });

    test("fills a gap", async () => {
      const gap = { prefix: "image:", suffix: "\n", maxTokens: 20 };
      assert.equal(await collect(scripted.fill({ model: modelName, ...gap, signal: never })), " nginx:1.27");
    });

    test("keeps to a schema, whatever the model would rather say", async () => {
      const schema = {
        type: "object",
        properties: { kind: { enum: ["Pod", "Job"] } },
        required: ["kind"],
        additionalProperties: false,
      };
      const request = { model: modelName, messages: question, schema, maxTokens: 200, signal: never };
      for (const provider of [scripted, random]) {
        const answer: unknown = JSON.parse(await collect(provider.chat(request)));
        assert.ok(["Pod", "Job"].includes((answer as { readonly kind: string }).kind));
      }
    });

    test("turns texts into vectors by which the same is alike and the other is not", async () => {
      const address = await startServer(ending, { kind: "random", seed: 7 }, { embeds: true });
      const { embed } = await connect(ending, address);
      assert.ok(embed !== undefined);
      const texts = ["kind: Pod", "kind: Deployment, replicas: 3", "kind: Pod"];
      const request = { model: modelName, texts, role: "document", signal: never } as const;
      const [pod, deployment, again] = (await embed(request)).map(vectorOf);
      assert.ok(pod !== undefined && deployment !== undefined && again !== undefined);
      assert.ok(similarity(pod, again) > 0.999);
      assert.ok(similarity(pod, deployment) < 0.999);
    });

    test("a server that only chats says that it makes no vectors", async () => {
      const request = { model: modelName, texts: ["x"], role: "question", signal: never } as const;
      await assert.rejects(
        scripted.embed?.(request) ?? Promise.resolve(),
        (error) => error instanceof ModelFailure,
      );
    });

    test("a prompt that is too long is refused, not cut", async () => {
      const messages = [{ role: "user" as const, content: "x ".repeat(20_000) }];
      await assert.rejects(
        collect(scripted.chat({ model: modelName, messages, maxTokens: 10, signal: never })),
        (error) => error instanceof ModelFailure && error.kind === "context-too-long",
      );
    });

    test("cancelling in the middle frees the server for the next request", async (context) => {
      const whole = { model: modelName, prefix: "a", suffix: "b", maxTokens: 1_500, signal: never };
      const began = performance.now();
      await collect(random.fill(whole));
      const uncancelled = performance.now() - began;
      const waits: number[] = [];
      for (let round = 0; round < 9; round++) {
        const controller = new AbortController();
        const gap = { model: modelName, prefix: `a${String(round)}`, suffix: "b" };
        let pieces = 0;
        await assert.rejects(async () => {
          const request = { ...gap, maxTokens: 10_000, signal: controller.signal };
          for await (const piece of random.fill(request)) {
            assert.notEqual(piece, "");
            if (++pieces === 5) controller.abort(new Error("no longer needed"));
          }
        });
        const cancelled = performance.now();
        await collect(random.fill({ ...gap, maxTokens: 1, signal: never }));
        waits.push(performance.now() - cancelled);
      }
      const median = waits.toSorted((one, other) => one - other)[4] ?? Infinity;
      const figures = `free and answered after ${median.toFixed(1)} ms (median of ${String(waits.length)}), a shorter answer takes ${uncancelled.toFixed(0)} ms`;
      context.diagnostic(figures);
      // The only slot would be taken for longer than that: a wall clock says nothing on a busy machine, a ratio does.
      assert.ok(median * 5 <= uncancelled, figures);
    });
  });
}
