import assert from "node:assert/strict";
import { suite, test, type TestContext } from "node:test";
import { createModelLink } from "../../src/lsp/models/modelLink.ts";
import type { ConfigureParams } from "../../src/lsp/models/protocol.ts";
import { ModelFailure } from "../../src/models/failure.ts";
import type { ModelProvider } from "../../src/models/provider.ts";
import { startStandIn } from "./standIn.ts";

/** Of an editor that has no models. */
const noModels: ModelProvider = {
  models: () => Promise.resolve([]),
  chat: () => assert.fail("the editor's models are not chosen"),
  fill: () => assert.fail("the editor's models are not chosen"),
};

function settingsFor(address: string): ConfigureParams {
  return { provider: "ollama", address, model: "one", language: "en", ghostText: false, remoteModels: [] };
}

/** A stand-in for Ollama with one model. @param onList is waited for before the model is named */
async function startOllama(
  context: TestContext,
  model: object,
  onList: () => void,
): Promise<{ readonly address: string; readonly seen: readonly string[] }> {
  const seen: string[] = [];
  const address = await startStandIn(context, ({ path }, response) => {
    seen.push(path);
    if (path === "/api/tags") {
      onList();
      response.end(JSON.stringify({ models: [model] }));
      return;
    }
    response.end(`${JSON.stringify({ message: { role: "assistant", content: "Ahoy." }, done: true })}\n`);
  });
  return { address, seen };
}

suite("the model of a window", () => {
  test("a question that has begun stays with its server, and the next one allows nothing for it", async (context) => {
    const link = createModelLink(() => 0, noModels);
    const distant = { name: "one", remote_host: "https://models.example" };
    const elsewhere = await startOllama(context, distant, () => undefined);
    const here = await startOllama(context, { name: "one", capabilities: ["completion"] }, () => {
      link.configure(settingsFor(elsewhere.address));
    });
    link.configure(settingsFor(here.address));
    const question = {
      messages: [{ role: "user" as const, content: "Hail the harbour." }],
      maxTokens: 10,
      signal: new AbortController().signal,
    };

    assert.equal(await link.ask(question, () => undefined), "Ahoy.");
    assert.ok(here.seen.includes("/api/chat"));
    await assert.rejects(
      link.ask(question, () => undefined),
      (error) => error instanceof ModelFailure && error.kind === "not-allowed",
    );
    assert.ok(!elsewhere.seen.includes("/api/chat"), elsewhere.seen.join());
  });

  test("a model that a server answers for but does not list can be chosen, and allowed where it is elsewhere", async (context) => {
    const address = await startStandIn(context, (_, response) => {
      response.end(JSON.stringify({ data: [{ id: "listed" }] }));
    });
    const link = createModelLink(() => 0, noModels);
    const placesOf = async (at: string): Promise<readonly (readonly [string, boolean])[]> => {
      link.configure({ ...settingsFor(at), provider: "openai", model: "unlisted" });
      const models = await link.models(new AbortController().signal);
      return models.map(({ name, isRemote }) => [name, isRemote]);
    };
    assert.deepEqual(await placesOf(address), [
      ["listed", false],
      ["unlisted", false],
    ]);
    // No loopback address by its name, though a connection to it stays on this machine.
    const named = address.replace("127.0.0.1", "0.0.0.0");
    assert.deepEqual(await placesOf(named), [
      ["listed", true],
      ["unlisted", true],
    ]);
  });
});
