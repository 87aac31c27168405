import assert from "node:assert/strict";
import { before, suite, test } from "node:test";
import { decodingSchema } from "../src/core/assist/decodingSchema.ts";
import { beginGeneration, firstStep, takeAnswer } from "../src/core/assist/generation.ts";
import { systemPrompt } from "../src/core/assist/prompts.ts";
import { inWords } from "../src/core/text/message.ts";
import type { ModelProvider } from "../src/models/provider.ts";
import { loadCatalogue } from "../src/sources/catalogue.ts";
import { endWithSuite } from "./ending.ts";
import { collect, modelName, never, protocols, startServer } from "./modelServer.ts";

const schemas = loadCatalogue("1.36");
const against = { schemas, settings: { severities: new Map() } };

/** Kinds that most repositories of manifests hold. */
const mostUsed = new Set(
  "Deployment Service ConfigMap Secret Ingress StatefulSet DaemonSet Job CronJob Pod PersistentVolumeClaim PersistentVolume HorizontalPodAutoscaler PodDisruptionBudget NetworkPolicy ServiceAccount Role RoleBinding ClusterRole ClusterRoleBinding Namespace ResourceQuota LimitRange StorageClass PriorityClass IngressClass ReplicaSet RuntimeClass ValidatingWebhookConfiguration EndpointSlice".split(
    " ",
  ),
);

suite("decoding schemas in a real decoder", () => {
  let provider: ModelProvider;

  const ending = endWithSuite();

  before(async () => {
    const [openAi] = protocols;
    assert.ok(openAi !== undefined);
    provider = await openAi.connect(ending, await startServer(ending, { kind: "random", seed: 7 }));
  });

  test("llama.cpp takes that of every kind of the catalogue", async (context) => {
    let kinds = 0;
    let slowest = 0;
    for (const { gvk } of schemas.kinds()) {
      const found = schemas.lookup(gvk);
      if (found.status !== "found") continue;
      kinds++;
      const began = process.threadCpuUsage();
      const schema = decodingSchema(found.schema, found.info);
      slowest = Math.max(slowest, process.threadCpuUsage(began).user / 1000);
      const messages = [{ role: "user" as const, content: gvk.kind }];
      const answer = await collect(
        provider.chat({ model: modelName, messages, schema, maxTokens: 1, signal: never }),
      );
      assert.match(answer, /^[\s{]?$/u, `${gvk.group}/${gvk.version} ${gvk.kind}`);
    }
    context.diagnostic(`${String(kinds)} kinds; the slowest schema took ${slowest.toFixed(1)} ms to make`);
    assert.equal(kinds, schemas.kinds().length);
  });

  for (const { gvk } of schemas.kinds()) {
    const isBuiltIn = gvk.group === "" || !gvk.group.includes(".") || gvk.group.endsWith(".k8s.io");
    if (!mostUsed.has(gvk.kind) || !isBuiltIn || !/^v\d$/u.test(gvk.version)) continue;
    test(`${gvk.version} ${gvk.kind} of random weights can be parsed and follows its schema`, async () => {
      let generation = beginGeneration(`Write a ${gvk.kind}.`, gvk, true);
      let step = firstStep(generation, against);
      while (step.kind === "ask") {
        const messages = [
          { role: "system" as const, content: systemPrompt("generate", "en") },
          { role: "user" as const, content: step.prompt },
        ];
        const { schema } = step;
        assert.ok(schema !== undefined);
        const request = { model: modelName, messages, schema, maxTokens: 6000, signal: never };
        const answer = await collect(provider.chat(request));
        ({ generation, step } = takeAnswer(generation, answer, against));
      }
      assert.ok(step.kind === "done", step.kind === "nothing" ? step.reason : "");
      const wrong = step.manifest.findings.filter(
        ({ severity, family }) => severity === "error" && (family === "syntax" || family === "schema"),
      );
      assert.deepEqual(
        wrong.map(({ path, message }) => `${path}: ${inWords(message)}`),
        [],
        step.manifest.text,
      );
    });
  }
});
