import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { chatRequestIn, toolRequestIn } from "../../src/core/editorModels.ts";

suite("questions to the editor's own models", () => {
  const asked = { role: "user", content: "a map" };
  const call = { id: "1", name: "look_up_field", arguments: { kind: "ConfigMap" } };

  test("are read with all turns that they can have", () => {
    const messages = [
      asked,
      { role: "calls", calls: [call] },
      { role: "result", call, content: "ConfigMap (v1)" },
    ];
    const tools = [
      { name: "look_up_field", description: "Tells of a field.", parameters: { type: "object" } },
    ];
    assert.deepEqual(toolRequestIn({ model: "m", messages, tools }), { model: "m", messages, tools });
    assert.deepEqual(chatRequestIn({ id: 1, model: "m", messages, maxTokens: 9 }), {
      ...{ id: 1, model: "m", messages },
    });
  });

  test("are refused as a whole when a part cannot be read", () => {
    const unread = [
      null,
      { role: "tool", content: "x" },
      { role: "user" },
      { role: "calls", calls: [{ ...call, arguments: [] }] },
      { role: "result", call: { ...call, id: 1 }, content: "x" },
      { role: "result", call },
    ];
    for (const message of unread)
      assert.equal(chatRequestIn({ id: 1, model: "m", messages: [asked, message] }), undefined);
    assert.equal(chatRequestIn({ id: "1", model: "m", messages: [asked] }), undefined);
    assert.equal(toolRequestIn({ model: "m", messages: [asked], tools: [{ name: "x" }] }), undefined);
    assert.equal(toolRequestIn({ model: "m", messages: [asked] }), undefined);
  });
});
