import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { chatModel, modelsIn, namedEmbeddingModel } from "../../src/core/models.ts";

suite("models of a server", () => {
  const models = modelsIn([
    { name: "nomic-embed-text:latest", isRemote: false, embeds: true },
    { name: "qwen", isRemote: false },
    { name: "far" },
    { isRemote: false },
    null,
  ]);

  test("what is not known of one counts as remote, and as one that chats", () => {
    assert.deepEqual(models.slice(1), [
      { name: "qwen", isRemote: false, embeds: false },
      { name: "far", isRemote: true, embeds: false },
    ]);
    assert.deepEqual(modelsIn({}), []);
  });

  test("without a choice the first one that chats is asked", () => {
    assert.equal(chatModel(models, "")?.name, "qwen");
    assert.equal(chatModel(models, "far")?.name, "far");
    assert.equal(chatModel(models, "gone"), undefined);
  });

  test("a model for vectors is asked about only when it is named", () => {
    assert.equal(namedEmbeddingModel(models, "nomic-embed-text")?.name, "nomic-embed-text:latest");
    assert.equal(namedEmbeddingModel(models, ""), undefined);
    assert.equal(namedEmbeddingModel(models, "off"), undefined);
  });
});
